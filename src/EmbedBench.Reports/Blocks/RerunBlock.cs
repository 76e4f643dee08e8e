using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Blocks;

/// <summary>The commands that make the run and its report again; <c>data: yes</c> where the data is not in the repository.</summary>
internal sealed class RerunBlock : IReportBlock
{
    private const string Program = "dotnet run -c Release --project src/EmbedBench.Cli --";

    public string Name => "rerun";

    public IReadOnlyList<string> Options => ["data"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        string data = options.Truth("data", false) ? " --data DIR" : "";
        string arguments = Rerun.Command(context.Run)["embedbench ".Length..];
        return
        [
            new ReportElement.Code("sh", $"{Program} {arguments}{data}\n{Program} report {context.Run.Experiment}"),
            Remarks.Say($"The first command {Rerun.Promise(context.Run)} It exits with 1 where a band does not hold."),
        ];
    }
}
