using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Reports.Audit;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>audit</c>: any published report against its own figures; exits with 1 where something cannot be.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string> _file = new("FILE.md") { Description = "A report in Markdown, by anyone" };

    public static Command Create(CommandHost host)
    {
        var audit = new AuditCommand();
        return host.Define(new Command("audit", "Recompute what a published report states from its own figures.") { audit._file }, audit.Run);
    }

    private ExitCode Run(Invocation call)
    {
        AuditResult result = ReportAudit.AuditFile(call.Get(_file));
        if (call.Output.IsJson)
        {
            call.Output.Json(writer => Write(writer, result));
        }
        else
        {
            foreach (string line in result.Findings.Select(finding => finding.ToString()).Concat(result.Unread.Select(row => row.ToString())))
                call.Output.Line(line);
            if (result.Findings.Count == 0)
                call.Output.Line("Nothing that is stated contradicts the report's own figures.");
        }

        return result.Findings.Count == 0 ? ExitCode.Held : ExitCode.Failed;
    }

    private static void Write(Utf8JsonWriter writer, AuditResult result)
    {
        writer.Array("findings", result.Findings, finding =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", finding.Line);
            writer.WriteString("claim", finding.Claim);
            writer.WriteString("recomputed", finding.Recomputed);
            writer.WriteEndObject();
        });
        writer.Array("unread", result.Unread, row =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", row.Line);
            writer.WriteString("text", row.Text);
            writer.WriteEndObject();
        });
    }
}
