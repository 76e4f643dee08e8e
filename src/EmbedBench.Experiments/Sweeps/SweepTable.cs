using System.Globalization;
using System.Text;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>A sweep's result as texts: a row a configuration and figure.</summary>
/// <param name="Columns">Headings, and whether numbers stand below.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
public sealed record SweepTable(IReadOnlyList<(string Heading, bool IsNumber)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const string Signed = "+0.0000;-0.0000;0.0000";

    public static SweepTable Of(SweepResult result)
    {
        string[] keys = [.. result.Configurations[0].Settings.Select(setting => SweepPoint.ShortName(setting.Key))];
        bool hasSpread = result.Seeds.Count > 1;
        string[] statistics = hasSpread ? ["mean", "± 95 %", "difference", "p paired t", "p corrected"] : ["difference"];
        return new SweepTable(
            [
                .. keys.Append("figure").Select(name => (name, false)),
                .. result.Seeds.Select(seed => (string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), true)),
                .. statistics.Select(name => (name, true)),
            ],
            [
                .. from configuration in result.Configurations
                   from figure in configuration.Figures
                   select (string[])
                   [
                       .. configuration.Settings.Select(setting => setting.Value), figure.Name.ToString(),
                       .. figure.Values.Select(value => Text(value, "0.0000")),
                       .. hasSpread ? Statistics(figure) : [Text(figure.Difference, Signed)],
                   ],
            ]);
    }

    /// <summary>The table in GitHub's Markdown, with a line end behind it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Append(Columns.Select(column => column.Heading));
        Append(Columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (IReadOnlyList<string> row in Rows)
            Append(row);
        return text.ToString();

        void Append(IEnumerable<string> cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }

    private static string[] Statistics(SweepFigure figure) =>
    [
        Text(figure.Mean, "0.0000"), Text((figure.Confidence?.Upper - figure.Confidence?.Lower) / 2, "0.0000"),
        Text(figure.Difference, Signed), Text(figure.PValue, "0.0000"), Text(figure.AdjustedPValue, "0.0000"),
    ];

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
