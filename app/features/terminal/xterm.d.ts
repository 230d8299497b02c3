/// <reference path="../../../node_modules/xterm/typings/xterm.d.ts" />

/** The package is an alias of @xterm/xterm, under which it declares its types. */
declare module "xterm" {
  export * from "@xterm/xterm";
}
