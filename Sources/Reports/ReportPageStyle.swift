/// How a student's page looks besides what all pages share.
enum ReportPageStyle {
  static let css =
    PageStyle.verdicts + """
      a { color: var(--accent); }
      a:focus-visible, [tabindex]:focus-visible {
        outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px;
      }
      h1, h2, h3, p, li, code, th, td { overflow-wrap: anywhere; }
      .student { font-size: 1.15rem; margin: 0.2rem 0; }
      .total { margin: 0.9rem 0 0; }
      .counts { margin: 0 0 1.1rem; }
      time { white-space: nowrap; }
      .total strong { font-size: 1.3rem; }
      .bar { vertical-align: -1px; margin: 0 0.4rem; }
      .bar .track { fill: var(--tint); stroke: var(--quiet); }
      .bar .fill { fill: var(--good); }
      .summary tbody th { white-space: normal; width: 34%; font-size: inherit; }
      .summary thead th, .summary .marks { white-space: nowrap; font-variant-numeric: tabular-nums; }
      .links { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; }
      .links { margin: 0; padding: 0; }
      .links li { margin: 0; }
      .links a { text-decoration: none; }
      .links a:hover, .links a:focus-visible { text-decoration: underline; }
      .question {
        border-left: 4px solid var(--quiet); border-radius: 0 6px 6px 0; scroll-margin-top: 1rem;
      }
      .question h3 {
        display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; line-height: 1.4;
      }
      .question h3 small { margin-left: 0; }
      .verdict { margin-left: auto; font-size: 0.92rem; }
      .correct { color: var(--good); } .partial { color: var(--part); }
      .incorrect { color: var(--bad); } .unanswered { color: var(--quiet); }
      .unreadable, .undecided, .error { color: var(--open); }
      section.question { color: var(--ink); }
      section.correct { border-color: var(--good); } section.partial { border-color: var(--part); }
      section.incorrect { border-color: var(--bad); }
      section.unreadable, section.undecided, section.error { border-color: var(--open); }
      .feedback { margin-top: 0.7rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
      .question p:last-child, .question ul:last-child, .question pre:last-child { margin-bottom: 0; }
      .question figure:last-child { margin-bottom: 0; }
      .feedback p:first-child { margin-top: 0; }
      .reading { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 0.8rem; }
      .reading { margin-bottom: 0.4rem; }
      .reading math[display="block"] { width: fit-content; max-width: 100%; margin: 0; }
      .feedback pre { background: var(--paper); border-radius: 4px; padding: 0.5rem 0.7rem; }
      .label { color: var(--quiet); font-size: 0.88rem; margin-right: 0.2rem; }
      .hint p:first-child { float: left; margin: 0 0.4rem 0 0; }
      .hint { margin: 0.4rem 0; }
      footer {
        max-width: 46rem; margin: 0 auto; padding: 0 1.25rem 2.5rem; color: var(--quiet);
        font-size: 0.82rem;
      }
      footer td, footer th { padding: 0.2rem 0.7rem 0.2rem 0; }
      @media (max-width: 30rem) {
        main { padding: 1.2rem 0.9rem 2rem; }
        footer { padding: 0 0.9rem 2rem; }
        .question { padding: 0.6rem 0.7rem; }
        .summary th, .summary td { padding: 0.35rem 0.35rem 0.35rem 0; }
      }
      @media print {
        footer { max-width: none; padding: 0; }
        h2, h3 { break-inside: avoid; break-after: avoid; }
        .question { border-left: 4px solid; }
        .question:has(pre), .question:has(figure) { break-inside: auto; }
        pre, figure, math { break-inside: avoid; }
        a { color: inherit; text-decoration: none; }
      }

      """
}
