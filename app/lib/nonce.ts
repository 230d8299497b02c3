import { createContext, useContext } from "react";

/** The nonce of this answer: without it the browser runs no script of ours. */
export const NonceContext = createContext<string | undefined>(undefined);
export const useNonce = () => useContext(NonceContext);
