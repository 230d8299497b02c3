import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const kinds = [".js", ".css", ".svg"];
/** What is smaller goes in one packet anyhow. */
const worthBytes = 200;

/**
 * Puts a compressed copy beside each file that a browser loads: it is done once, and better than at each request.
 * @param {string} folder
 */
export function compressFiles(folder) {
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !kinds.includes(path.extname(item.name))) continue;
    const file = path.join(item.parentPath ?? item.path, item.name);
    const content = readFileSync(file);
    if (content.length < worthBytes) continue;
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  }
}
