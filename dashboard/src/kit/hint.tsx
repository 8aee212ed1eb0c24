import { cloneElement, type FocusEvent, type MouseEvent, type ReactElement } from "react";
import styles from "./hint.module.css";

// One bubble for all hints, in the top layer, so that no list cuts it off. It stays while the mouse is on what it
// explains or on itself, and Escape takes it away.

const gap = 6;
const margin = 8;
let bubble: HTMLDivElement | undefined;

/** What a hint adds to what it explains. */
interface Explained {
  onMouseEnter?: (event: MouseEvent<HTMLElement>) => void;
  onMouseLeave?: () => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: () => void;
  "aria-description"?: string;
}

/** Says more about its child when the mouse is on it, or the focus. */
export function Hint({ label, children }: { label: string; children: ReactElement<Explained> }) {
  return cloneElement(children, {
    onMouseEnter: (event: MouseEvent<HTMLElement>) => show(event.currentTarget, label),
    onMouseLeave: hideSoon,
    onFocus: (event: FocusEvent<HTMLElement>) => show(event.currentTarget, label),
    onBlur: hide,
    "aria-description": label,
  });
}

function show(target: HTMLElement, label: string): void {
  bubble ??= makeBubble();
  clearTimeout(hiding);
  bubble.textContent = label;
  if (!bubble.matches(":popover-open")) bubble.showPopover();
  const [at, size] = [target.getBoundingClientRect(), bubble.getBoundingClientRect()];
  const left = at.left + at.width / 2 - size.width / 2;
  const above = at.top - size.height - gap;
  bubble.style.left = `${Math.max(margin, Math.min(left, innerWidth - size.width - margin))}px`;
  bubble.style.top = `${above < margin ? at.bottom + gap : above}px`;
}

let hiding: ReturnType<typeof setTimeout> | undefined;

function hideSoon(): void {
  hiding = setTimeout(hide, 100);
}

function hide(): void {
  if (bubble?.matches(":popover-open")) bubble.hidePopover();
}

function makeBubble(): HTMLDivElement {
  const made = document.createElement("div");
  made.popover = "manual";
  made.className = styles["bubble"] ?? "";
  // What it says is said by `aria-description` already.
  made.ariaHidden = "true";
  made.addEventListener("mouseenter", () => clearTimeout(hiding));
  made.addEventListener("mouseleave", hideSoon);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.body.append(made);
  return made;
}
