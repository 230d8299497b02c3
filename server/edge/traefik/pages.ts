const style = `:root{color-scheme:light dark;--ink:light-dark(#161a1f,#eff0f3);--soft:light-dark(#4c5058,#b5b9c0);--bg:light-dark(#f8f9fa,#0b0c0f)}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:30rem;padding:2rem}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0;color:var(--soft)}`;

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>\n`;

/** Served by the node itself, so they work when nothing else does. */
export const pages: Readonly<Record<string, string>> = {
  "no-host.html": page(
    "No application answers here",
    "This address points to a server that does not serve it. If the application is yours, add the domain to it, or correct the address.",
  ),
  "no-replica.html": page(
    "The application is not running",
    "It is stopped, starting, or none of its replicas is healthy. Try again in a moment.",
  ),
};
