// Builds what the browser gets: one stylesheet, fonts, scripts, the logo. Nothing of Node runs afterwards.
//   BASIS_PACK  folder with theme.css, logo.svg and perhaps fonts/   (packs/oss)
//   BASIS_DATA  its folder build/ is made anew                      (var)
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { browserslistToTargets, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pack = resolve(process.env.BASIS_PACK || join(root, "packs/oss"));
const built = join(resolve(process.env.BASIS_DATA || join(root, "var")), "build");
const out = `${built}.new`; // takes the place of build/ when all of it is there
const npm = (path) => join(root, "node_modules", path);
const read = (path) => readFile(path, "utf8");
const targets = browserslistToTargets(["chrome 90", "firefox 90", "safari 14"]);

const FONTS = ["figtree", "bricolage-grotesque"].flatMap((name) =>
  ["latin", "latin-ext"].map((part) => npm(`@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`)));
const SCRIPTS = [["noto-sans", "cyrillic"], ["noto-sans-arabic", "arabic"]].map(([name, part]) =>
  npm(`@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`)); // for who reads Ukrainian or Arabic
const PAPER = ["figtree/400Regular/Figtree_400Regular", "figtree/700Bold/Figtree_700Bold",
  "bricolage-grotesque/700Bold/BricolageGrotesque_700Bold", "noto-sans/400Regular/NotoSans_400Regular",
  "noto-sans/700Bold/NotoSans_700Bold", "noto-sans-arabic/400Regular/NotoSansArabic_400Regular",
  "noto-sans-arabic/700Bold/NotoSansArabic_700Bold"].map((name) => npm(`@expo-google-fonts/${name}.ttf`)); // PDF takes no woff2
const LICENCES = ["@utrecht/component-library-css", "@nl-design-system-unstable/voorbeeld-design-tokens",
  "@fontsource-variable/figtree", "@fontsource-variable/bricolage-grotesque", "@fontsource-variable/noto-sans", "@fontsource-variable/noto-sans-arabic", "leaflet"];
// Names that are put together from parts, and those of Leaflet.
const KEEP = { standard: [/^map__area--\d$/, /^scheme-/, /^utrecht-(textbox|textarea|select)--invalid$/], greedy: [/^leaflet-(container|pane|tooltip|interactive|control|bar|zoom|disabled|tile|layer|drag|grab|touch)/] };

/** The theme of the pack, and the same palette under .scheme-light and .scheme-dark for a piece of a page. */
async function theme() {
  const css = await read(join(pack, "theme.css"));
  const dark = css.match(/@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/);
  const light = css.match(/:root \{([^}]*)\}/);
  if (!light || !dark) throw new Error(`${pack}/theme.css: a ":root { … }" is expected, and one inside "@media (prefers-color-scheme: dark)"`);
  const colours = (block) => [...block.matchAll(/(--[\w-]+):\s*#/g)].map((found) => found[1]);
  const missing = colours(light[1]).filter((name) => !colours(dark[1]).includes(name));
  if (missing.length) throw new Error(`${pack}/theme.css: not in the dark palette: ${missing.join(", ")}`);
  const print = `@media print { :root { ${light[1]} } }`; // paper is light, whatever the screen was
  const scheme = (name, block) => `.scheme-${name} { ${block} background: var(--paper); color: var(--ink); color-scheme: ${name}; }`;
  return [css, print, scheme("light", light[1]), scheme("dark", dark[1])].join("\n");
}

/** Only what a template, a script or Python can name. */
async function purge(css) {
  const content = [`${root}basis/**/templates/**/*.html`, `${root}basis/**/*.py`, `${root}basis/design/js/*.js`];
  const [result] = await new PurgeCSS().purge({ content, css: [{ raw: css }], safelist: KEEP, skippedContentGlobs: [`${root}basis/**/tests/**`] });
  return result.css;
}

/** Without the variables that no property reads, not even by way of other variables. */
function prune(css) {
  const value = String.raw`((?:"[^"]*"|'[^']*'|url\([^)]*\)|[^;{}"'])*)`; // a semicolon may stand in a text or an address
  const declaration = new RegExp(`(--[\\w-]+):${value};?|([\\w-]+:${value})`, "g");
  const variable = new RegExp(`(?<=[{;])(--[\\w-]+):${value}(?:;|(?=\\}))`, "g");
  const names = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1]);
  const reads = new Map();
  const needed = new Set();
  for (const [, name, read, property] of css.matchAll(declaration)) {
    if (name) reads.set(name, [...(reads.get(name) || []), ...names(read)]);
    else names(property).forEach((each) => needed.add(each));
  }
  for (const name of needed) (reads.get(name) || []).forEach((each) => needed.add(each)); // grows while we walk it
  return css.replace(variable, (whole, name) => (needed.has(name) ? whole : ""));
}

function minify(name, css) {
  return transform({ filename: name, code: Buffer.from(css), minify: true, targets }).code;
}

async function styles() {
  const folder = join(root, "basis/design/css");
  const own = await Promise.all((await readdir(folder)).sort().map((name) => read(join(folder, name))));
  const nlds = [await read(npm("@utrecht/component-library-css/dist/index.css")),
    await read(npm("@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"))];
  const whole = [...nlds, await theme(), ...own].join("\n");
  await writeFile(join(out, "basis.css"), minify("basis.css", prune(minify("basis.css", await purge(whole)).toString())));
  const leaflet = (await read(npm("leaflet/dist/leaflet.css"))).replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, "");
  await writeFile(join(out, "map.css"), minify("map.css", leaflet));
}

async function scripts() {
  await esbuild.build({
    entryPoints: [join(root, "basis/design/js/board.js"), join(root, "basis/design/js/map.js"), join(root, "basis/design/js/page.js"), join(root, "basis/design/js/passkey.js"), join(root, "basis/design/js/question.js")],
    bundle: true, minify: true, format: "iife", target: "es2020", outdir: out,
    nodePaths: [npm("")], legalComments: "inline", logLevel: "warning",
  });
}

async function files() {
  await mkdir(join(out, "fonts"), { recursive: true });
  for (const font of [...FONTS, ...SCRIPTS, ...PAPER]) await cp(font, join(out, "fonts", font.split("/").at(-1)));
  if (existsSync(join(pack, "fonts"))) await cp(join(pack, "fonts"), join(out, "fonts"), { recursive: true });
  await cp(join(pack, "logo.svg"), join(out, "logo.svg"));
  const texts = [];
  for (const name of LICENCES) {
    const file = (await readdir(npm(name))).find((each) => /^licen[cs]e/i.test(each));
    texts.push(`${name}\n${"=".repeat(name.length)}\n${file ? await read(join(npm(name), file)) : "see the package"}`);
  }
  await writeFile(join(out, "licences.txt"), texts.join("\n\n"));
}

try {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await Promise.all([styles(), scripts(), files()]);
  await rm(built, { recursive: true, force: true });
  await rename(out, built);
} catch (error) {
  console.error(`Opmaak bouwen lukt niet / the build failed: ${error.message}`);
  process.exitCode = 1;
}
