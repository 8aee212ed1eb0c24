/** The colour of a new label, with which the browser's own chooser begins. */
export const grey = "#808080";
