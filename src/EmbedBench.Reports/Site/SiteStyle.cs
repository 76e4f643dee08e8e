namespace EmbedBench.Reports.Site;

/// <summary>How the site looks: on light and dark screens, on small ones, and on paper.</summary>
internal static class SiteStyle
{
    public const string FileName = "site.css";

    public const string Css =
        """
        :root { --text: #1f2328; --paper: #ffffff; --line: #d8dee4; --faint: #f3f5f7; --link: #0057a8 }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6edf3; --paper: #0d1117; --line: #373e47; --faint: #171d25; --link: #7cbcff }
        }
        * { box-sizing: border-box }
        body { margin: 0; color: var(--text); background: var(--paper); font: 16px/1.55 system-ui, sans-serif }
        main, nav { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem }
        nav { padding-bottom: 0 }
        main { padding-bottom: 4rem }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .75rem }
        h1 { margin-top: .5rem }
        h2 { border-bottom: 1px solid var(--line); padding-bottom: .25rem }
        a { color: var(--link) }
        code { background: var(--faint); border-radius: 4px; padding: .1em .3em; font-size: .9em }
        pre { background: var(--faint); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto }
        pre code { padding: 0; background: none }
        .scroll { overflow-x: auto; margin: 1rem 0 }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { border: 1px solid var(--line); padding: .3rem .7rem; text-align: left; vertical-align: top }
        th { background: var(--faint) }
        th:empty { padding: 0; border: 0 }
        th button { all: unset; cursor: pointer; font-weight: 600 }
        th button:focus-visible { outline: 2px solid var(--link); outline-offset: 3px }
        th[aria-sort="ascending"] button::after { content: " ▲" }
        th[aria-sort="descending"] button::after { content: " ▼" }
        .number { text-align: right }
        .number, [style*="right"] { white-space: nowrap }
        .filters { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0 1rem }
        .filters select { font: inherit; color: inherit; background: var(--faint) }
        .filters select { border: 1px solid var(--line); border-radius: 6px; padding: .2rem .4rem }
        .plot { margin: 1.25rem 0 }
        .plot svg { width: 100%; max-width: 45rem; height: auto }
        .plot.dark { display: none }
        .hint:hover { fill: var(--text); fill-opacity: .15 }
        @media screen and (prefers-color-scheme: dark) { .plot.light { display: none } .plot.dark { display: block } }
        @media print {
          :root { --text: #000; --paper: #fff; --line: #999; --faint: #fff; --link: #000 }
          body { font-size: 10pt }
          nav, .filters { display: none }
          figure, table, pre { break-inside: avoid }
        }

        """;
}
