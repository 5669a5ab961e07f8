/// How the page of a class looks besides what all pages share.
enum StatisticsPageStyle {
  static let css =
    PageStyle.verdicts + """
      main { max-width: 60rem; }
      a { color: var(--accent); }
      a:focus-visible, [tabindex]:focus-visible, summary:focus-visible {
        outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px;
      }
      h1, h2, h3, p, li, td, th, code { overflow-wrap: anywhere; }
      thead th { overflow-wrap: normal; white-space: nowrap; }
      th, td { vertical-align: baseline; }
      tbody th { width: auto; max-width: 20rem; white-space: normal; }
      summary { cursor: pointer; color: var(--accent); }
      details { margin: 0.6rem 0; }
      .side { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: flex-start; }
      .side .chart { flex: 1 1 20rem; max-width: 30rem; }
      .figures { width: auto; flex: 0 1 auto; }
      .figures tbody th { width: auto; }
      .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
      th.number { width: auto; }
      .chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0.6rem 0; }
      .chart text { font-size: 11px; fill: var(--ink); }
      .chart .column { fill: var(--accent); }
      .chart .axis { fill: none; stroke: var(--quiet); }
      .chart .grid { fill: none; stroke: var(--line); }
      .chart .point { fill: var(--accent); fill-opacity: 0.7; stroke: var(--paper); }
      .chart .low { fill: var(--paper); stroke: var(--bad); stroke-width: 2.5; }
      .patterns { position: absolute; }
      .verdicts { display: block; width: 12.5rem; height: 0.95rem; }
      .stripe { fill: var(--paper); }
      .ground-partial { fill: var(--part); } .ground-incorrect { fill: var(--bad); }
      .ground-unreadable, .ground-undecided { fill: var(--open); }
      .part-correct { fill: var(--good); stroke: var(--good); }
      .part-partial { fill: url(#pattern-partial); stroke: var(--part); }
      .part-incorrect { fill: url(#pattern-incorrect); stroke: var(--bad); }
      .part-unreadable { fill: url(#pattern-unreadable); stroke: var(--open); }
      .part-unanswered { fill: var(--paper); stroke: var(--quiet); }
      .part-undecided { fill: url(#pattern-undecided); stroke: var(--open); }
      .part-error { fill: var(--ink); stroke: var(--ink); }
      .questions tbody th { white-space: normal; width: auto; }
      .questions tbody th div {
        display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; justify-content: space-between;
        align-items: center;
      }
      .questions .problem th { font-weight: bold; padding-top: 1rem; }
      .similar tbody th { white-space: normal; width: 40%; }
      .mistakes { font-size: 0.94rem; }
      .mistakes td:last-child { width: 100%; }
      .question { scroll-margin-top: 1rem; }
      @media (max-width: 34rem) {
        main { padding: 1.2rem 0.9rem 2rem; }
        .question { padding: 0.6rem 0.7rem; }
        th, td { padding: 0.35rem 0.3rem; }
        .verdicts { width: 5rem; }
      }
      @media print {
        .verdicts, .chart, .legend svg { print-color-adjust: exact; }
        th, td { padding: 0.15rem 0.5rem; }
        .chart, figure { break-inside: avoid; }
        h3, h4 { break-after: avoid; }
        a { color: inherit; text-decoration: none; }
      }

      """
}
