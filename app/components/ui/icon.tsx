/** Whole class names, so that Tailwind finds them; what each draws comes from styles/icons.mjs. */
const classes = {
  activity: "icon icon-activity",
  "arrow-down": "icon icon-arrow-down",
  ban: "icon icon-ban",
  bell: "icon icon-bell",
  box: "icon icon-box",
  check: "icon icon-check",
  "chevron-down": "icon icon-chevron-down",
  "chevron-right": "icon icon-chevron-right",
  "chevrons-right": "icon icon-chevrons-right",
  "chevrons-up-down": "icon icon-chevrons-up-down",
  "circle-check": "icon icon-circle-check",
  "circle-dashed": "icon icon-circle-dashed",
  "circle-stop": "icon icon-circle-stop",
  "circle-x": "icon icon-circle-x",
  clock: "icon icon-clock",
  contrast: "icon icon-contrast",
  copy: "icon icon-copy",
  download: "icon icon-download",
  ellipsis: "icon icon-ellipsis",
  "external-link": "icon icon-external-link",
  "eye-off": "icon icon-eye-off",
  "file-input": "icon icon-file-input",
  folder: "icon icon-folder",
  "folder-input": "icon icon-folder-input",
  "folder-plus": "icon icon-folder-plus",
  globe: "icon icon-globe",
  hammer: "icon icon-hammer",
  "rotate-ccw-clock": "icon icon-rotate-ccw-clock",
  info: "icon icon-info",
  key: "icon icon-key",
  keyboard: "icon icon-keyboard",
  "layout-dashboard": "icon icon-layout-dashboard",
  "log-out": "icon icon-log-out",
  menu: "icon icon-menu",
  minus: "icon icon-minus",
  pause: "icon icon-pause",
  pencil: "icon icon-pencil",
  play: "icon icon-play",
  plus: "icon icon-plus",
  radio: "icon icon-radio",
  rocket: "icon icon-rocket",
  "rotate-cw": "icon icon-rotate-cw",
  scaling: "icon icon-scaling",
  search: "icon icon-search",
  server: "icon icon-server",
  "sliders-horizontal": "icon icon-sliders-horizontal",
  square: "icon icon-square",
  trash: "icon icon-trash",
  "triangle-alert": "icon icon-triangle-alert",
  "undo-2": "icon icon-undo-2",
  unplug: "icon icon-unplug",
  "user-minus": "icon icon-user-minus",
  "user-pen": "icon icon-user-pen",
  "wrap-text": "icon icon-wrap-text",
  x: "icon icon-x/bold",
} as const;

export type IconName = keyof typeof classes;

interface Props {
  readonly name: IconName;
  /** where it says something alone; beside a word it needs none */
  readonly label?: string;
  readonly title?: string;
  /** its size, when it is not 16 px, its place and its colour */
  readonly className?: string;
}

/** A picture of one element, in the colour of the text: the drawing is a mask in the style sheet, once for all pages. */
export function Icon({ name, label, title, className = "" }: Props) {
  const look = className === "" ? classes[name] : `${classes[name]} ${className}`;
  if (label === undefined) return <span className={look} />;
  return <span role="img" aria-label={label} title={title} className={look} />;
}
