import { createRequire } from "node:module";
import plugin from "tailwindcss/plugin";

const { icons } = createRequire(import.meta.url)("@iconify-json/lucide/icons.json");
const strokes = { DEFAULT: "1.75", bold: "2.5" };

/** `icon-plus`: the drawing for the class `icon`. Only those that the pages name come into the style sheet. */
export default plugin(({ matchUtilities }) => {
  matchUtilities(
    { icon: (body, { modifier }) => ({ "--icon": draw(body, modifier ?? strokes.DEFAULT) }) },
    { values: Object.fromEntries(Object.entries(icons).map(([name, { body }]) => [name, body])), modifiers: strokes },
  );
});

/**
 * A mask has no colour of its own, so any that shows will do.
 * @param {string} body
 * @param {string} stroke
 */
function draw(body, stroke) {
  const lines = body.replace(/stroke-width="[^"]*"/, `stroke-width="${stroke}"`).replaceAll('"currentColor"', '"#000"');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${lines}</svg>`;
  return `url("data:image/svg+xml,${svg.replaceAll('"', "'").replace(/[%#<>]/g, encodeURIComponent)}")`;
}
