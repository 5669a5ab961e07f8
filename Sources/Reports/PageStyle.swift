/// How a page looks. It holds none of the signs that markup gives a meaning.
enum PageStyle {
  /// The colours of verdicts, for pages that show some.
  static let verdicts = """
    :root { --good: #17693a; --part: #80560a; --bad: #a8231c; --open: #653a99; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --good: #74cb92; --part: #e2b457; --bad: #ff9a90; --open: #c9acf5; }
    }

    """

  static let css = """

    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #1c1e21; --quiet: #5b6169; --line: #d8dce1; --tint: #f4f5f7;
      --accent: #1b5faa;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --ink: #e4e6e9; --quiet: #a0a7b0; --line: #3a3f46; --tint: #202429;
        --accent: #8ab8f0;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif;
    }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    math { font-family: "Latin Modern Math", "STIX Math", math; font-size: 1.12em; }
    math[display="block"] { margin: 0.8em 0; overflow-x: auto; overflow-y: hidden; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 0.3rem; }
    h2 {
      font-size: 1.3rem; line-height: 1.3; margin: 3rem 0 0.3rem; padding-top: 1.2rem;
      border-top: 2px solid var(--line);
    }
    h3 { font-size: 1.05rem; margin: 0 0 0.3rem; }
    small { font-size: 0.85rem; font-weight: normal; color: var(--quiet); margin-left: 0.4rem; }
    p, ul, ol, pre, blockquote { margin: 0.6rem 0; }
    li { margin: 0.2rem 0; }
    code, pre { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
    code { font-size: 0.9em; background: var(--tint); border-radius: 3px; padding: 0.1em 0.3em; }
    pre { font-size: 0.86rem; line-height: 1.45; overflow-x: auto; }
    pre:has(code) { background: var(--tint); border-radius: 4px; padding: 0.6rem 0.8rem; }
    pre code { background: none; padding: 0; font-size: inherit; }
    small code { font-size: 1em; }
    blockquote { padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
    .facts { color: var(--quiet); font-size: 0.92rem; margin: 0.2rem 0; }
    .absence { font-style: italic; }
    .values { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; width: 100%; }
    th, td {
      text-align: left; vertical-align: top; padding: 0.4rem 0.7rem;
      border-bottom: 1px solid var(--line);
    }
    thead th { font-size: 0.85rem; color: var(--quiet); font-weight: normal; }
    tbody th { font-weight: normal; width: 1%; white-space: nowrap; line-height: 1.25; }
    td pre { margin: 0; }
    .question { margin: 1rem 0; padding: 0.8rem 1rem; background: var(--tint); border-radius: 6px; }
    .question code, .question pre:has(code) { background: var(--paper); }
    .question pre code { background: none; }
    .question h3 code { background: none; padding: 0; color: var(--accent); }
    .question p { margin: 0.4rem 0; }
    .question .answer { margin-bottom: 0; }
    .answer { color: var(--quiet); font-size: 0.92rem; }
    .options { list-style: none; padding-left: 0; margin-bottom: 0; }
    @media print {
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      h2 { break-after: avoid; }
      .question, tr { break-inside: avoid; }
      .question { border: 1px solid #bbb; background: none; }
      pre { white-space: pre-wrap; }
    }

    """
}
