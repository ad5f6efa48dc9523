/** The pages' one stylesheet, served from the provider's own origin: a real provider does not look like us either. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f5f5f5; --ink: #1a1a1a; --quiet: #454545; --line: #707070; --accent: #004d99;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --panel: #20262d; --ink: #f2f4f6; --quiet: #d3dae1; --line: #a9b3bd; --accent: #8fc4ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.125rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; align-items: center; }
header, main { max-width: 62rem; margin: 0 auto; padding: .75rem 1.25rem; }
header p { margin: 0; font-weight: 600; }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.2; margin: .5rem 0 1rem; overflow-wrap: break-word; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
.note { max-width: 58ch; margin: 0; padding: .75rem 1rem; background: var(--panel); border-left: .25rem solid var(--accent); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
li { display: flex; }
button {
  flex: 1; min-height: 2.75rem; padding: .75rem 1rem; text-align: left; font: inherit; color: inherit; cursor: pointer;
  background: var(--ground); border: 1px solid var(--line); border-radius: .375rem;
  display: flex; flex-direction: column; justify-content: flex-start;
}
button:hover { border-color: var(--accent); background: var(--panel); }
.name { font-weight: 600; color: var(--accent); text-decoration: underline; text-underline-offset: .15em; }
.about { color: var(--quiet); font-size: 1rem; }
a { color: var(--accent); display: inline-block; min-height: 2.75rem; padding: .5rem 0; }
:focus-visible { outline: .1875rem solid var(--ink); outline-offset: .125rem; }
`
