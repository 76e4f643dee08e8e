using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Blocks;

/// <summary>A kind of fenced block that templates may use.</summary>
internal interface IReportBlock
{
    /// <summary>The word behind <c>embedbench</c>.</summary>
    string Name { get; }

    /// <summary>The options that it reads, all of them optional.</summary>
    IReadOnlyList<string> Options { get; }

    /// <summary>What stands in the report at its place. Mistakes in options go to <paramref name="options"/>'s problems.</summary>
    IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options);
}
