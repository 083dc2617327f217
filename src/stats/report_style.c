/* SPDX-License-Identifier: MIT */
/* How the report looks: one column that two narrow ones fit into, for a screen, a phone and A4. */
#include "stats/report.h"

static const char plain[] =
    ":root { color-scheme: light; --paper: #fff; --ink: #1f2429; --soft: #59616a; "
    "--line: #d5d8dc; --accent: #1f567d; --wash: #e3edf4; --mark: #a23220 }\n"
    "@media screen and (prefers-color-scheme: dark) {\n"
    ":root { color-scheme: dark; --paper: #14181c; --ink: #e6e4df; --soft: #a7aeb6; "
    "--line: #363d45; --accent: #86b9da; --wash: #20303c; --mark: #ec9a83 }\n"
    "}\n"
    "@page { size: A4; margin: 18mm 16mm 20mm; "
    "@bottom-center { content: counter(page) \" / \" counter(pages); font: 8.5pt sans-serif; "
    "color: #59616a } }\n"
    "* { box-sizing: border-box }\n"
    "html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth }\n"
    "body { margin: 0 auto; max-width: 56rem; padding: 2.5rem 1rem 4rem; color: var(--ink); "
    "background: var(--paper); font: 1rem/1.6 -apple-system, \"Segoe UI\", \"PingFang SC\", "
    "\"Microsoft YaHei\", \"Noto Sans CJK SC\", \"Source Han Sans SC\", system-ui, sans-serif; "
    "overflow-wrap: anywhere }\n"
    "a { color: inherit; text-decoration: underline; text-decoration-color: var(--line); "
    "text-underline-offset: .2em }\n"
    "a:hover, a:focus-visible { color: var(--accent); text-decoration-color: currentColor }\n"
    ":focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }\n";

static const char headings[] =
    "h1, h2, h3, .name { font-family: \"Source Han Serif SC\", \"Noto Serif CJK SC\", "
    "\"Songti SC\", Georgia, serif; line-height: 1.3; text-wrap: balance }\n"
    "h2, h3 { break-after: avoid; break-inside: avoid }\n"
    "header { border-top: 5px solid var(--mark); border-bottom: 1px solid var(--line); "
    "padding: 1.5rem 0 1.25rem }\n"
    "header p { margin: 0 } .span span { display: inline-block; margin-right: 1.2em }\n"
    ".name { font-size: 1.2rem; color: var(--mark); letter-spacing: .04em }\n"
    "h1 { font-size: 2.1rem; font-weight: 600; margin: .35rem 0 .5rem }\n"
    ".span, .unit, .parts, .before, .change, dd, code { color: var(--soft) }\n"
    "h2 { font-size: 1.45rem; font-weight: 600; margin: 3rem 0 1rem; "
    "padding-bottom: .35rem; border-bottom: 2px solid var(--ink) }\n"
    "h3 { font-size: 1.08rem; font-weight: 600; margin: 2rem 0 .6rem }\n"
    "h3 a { text-decoration: none }\n"
    "nav h2 { font-size: 1rem; border: 0; margin: 1.25rem 0 .3rem; padding: 0 }\n"
    "nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; "
    "gap: .25rem 1.4rem }\n";

/* the few figures at the beginning */
static const char cards[] =
    ".cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; "
    "grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)) }\n"
    ".cards li { break-inside: avoid }\n"
    ".cards a { display: flex; flex-direction: column; height: 100%; padding: .8rem .9rem; "
    "border: 1px solid var(--line); border-top: 3px solid var(--accent); text-decoration: none }\n"
    ".cards a:hover { background: var(--wash) }\n"
    ".label { font-size: .92rem; line-height: 1.35 }\n"
    ".big { margin: .2rem 0 .15rem; line-height: 1.2 }\n"
    ".big b { font-size: 1.8rem; font-weight: 600; font-variant-numeric: lining-nums }\n"
    ".before, .change { font-size: .84rem; line-height: 1.45; text-wrap: balance }\n";

static const char tables[] =
    ".pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); "
    "gap: 1rem 2rem; align-items: start }\n"
    ".pair > div:empty { display: none }\n"
    ".scroll { overflow-x: auto }\n"
    "table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; "
    "font-variant-numeric: tabular-nums lining-nums }\n"
    "thead { display: table-header-group }\n"
    "thead th { font-weight: 600; font-size: .84rem; color: var(--soft); vertical-align: bottom; "
    "border-bottom: 1px solid var(--ink) }\n"
    "thead th::first-letter { text-transform: uppercase }\n"
    "th, td { text-align: left; vertical-align: top; padding: .36rem .4rem; "
    "border-bottom: 1px solid var(--line); font-weight: 400 }\n"
    "th:first-child { padding-left: 0; min-width: 5.5em } :is(th, td):last-child { "
    "padding-right: 0 }\n"
    "thead th, .n { word-break: keep-all; overflow-wrap: normal }\n"
    ".n { text-align: right } .n data, .parts { white-space: nowrap }\n"
    "tr { break-inside: avoid }\n"
    "tr:target, dl > div:target { background: var(--wash) }\n"
    "section:target > h2, section:target > h3 { color: var(--accent) }\n"
    ".parts { display: block; font-size: .84rem }\n"
    ".rest { color: var(--soft) }\n";

static const char charts[] =
    ".chart { margin: 0 0 .5rem; max-width: 27rem; break-inside: avoid }\n"
    "figcaption { color: var(--soft); font-size: .84rem; margin: .4rem 0 }\n"
    "svg { display: block; width: 100%; height: auto }\n"
    "svg text { fill: var(--ink); font-size: 26px }\n"
    "svg .end { text-anchor: end } svg .middle, svg .small { text-anchor: middle }\n"
    "svg .small { font-size: 24px } svg .note { fill: var(--soft); font-size: 24px }\n"
    "svg .month { "
    "font-size: 21px }\n"
    "svg .value { font-variant-numeric: tabular-nums lining-nums }\n"
    "rect.whole { fill: var(--paper); stroke: var(--accent); stroke-width: 2 }\n"
    "rect.part { fill: var(--accent); stroke: var(--accent); stroke-width: 2 }\n"
    "path.base { fill: none; stroke: var(--ink); stroke-width: 2 }\n"
    "path.before { fill: none; stroke: var(--mark); stroke-width: 4 }\n"
    "path.halo { fill: none; stroke: var(--paper); stroke-width: 10 }\n";

static const char definitions[] = "dl { margin: 0; columns: 2 20rem; column-gap: 2rem } dl > div { "
                                  "padding: .4rem 0; border-bottom: 1px solid var(--line); "
                                  "break-inside: avoid }\n"
                                  "dt { font-size: .95rem } dd { margin: 0; font-size: .9rem }\n"
                                  "code { font: .8rem ui-monospace, Consolas, monospace }\n";

static const char media[] =
    "@media screen and (max-width: 46rem) {\n"
    "body { padding-top: 1rem } h1 { font-size: 1.7rem }\n"
    ".pair { grid-template-columns: minmax(0, 1fr) }\n"
    ".cards { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)) }\n"
    "}\n"
    "@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }\n"
    "@media print {\n"
    "html { font-size: 10pt } body { max-width: none; padding: 0 }\n"
    "a { text-decoration: none } .scroll { overflow: visible }\n"
    ".cards { grid-template-columns: repeat(4, 1fr) }\n"
    "h2 { margin-top: 2rem } th, td { padding: .24rem .4rem }\n"
    ".pair, .part > section { break-inside: avoid }\n"
    "}\n";

const char *const report_style[] = {plain,  headings,    cards, tables,
                                    charts, definitions, media, NULL};
