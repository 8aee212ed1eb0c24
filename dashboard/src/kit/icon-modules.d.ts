// `icon:…` is the icon of that name, made by the build from one file of drawings (vite.config.ts).

declare module "icon:*" {
  const icon: import("./icon.tsx").Icon;
  export default icon;
}
