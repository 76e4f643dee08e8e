using System.Globalization;
using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Blocks;

/// <summary>How to cite the run, as BibTeX; <c>title</c> is the report's.</summary>
internal sealed class CitationBlock : IReportBlock
{
    public string Name => "citation";

    public IReadOnlyList<string> Options => ["title"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        string title = options.Text("title") ?? context.Run.Experiment;
        string year = context.Record.Measured.Started.UtcDateTime.Year.ToString(CultureInfo.InvariantCulture);
        return
        [
            new ReportElement.Code("bibtex", string.Join('\n', Lines(context, title, year))),
        ];
    }

    private static IEnumerable<string> Lines(ReportContext context, string title, string year) =>
    [
        $"@misc{{embedbench-{context.Run.Experiment}-{context.Run.Profile},",
        $"  title = {{{title}}},",
        "  author = {{EmbedBench contributors}},",
        $"  year = {{{year}}},",
        $"  note = {{Profile {context.Run.Profile}, record {context.Record.DeterministicSha256()[..12]}}}",
        "}",
    ];
}
