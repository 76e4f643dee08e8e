using System.Globalization;
using System.Text;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>A sweep's result as texts: a row a configuration and figure.</summary>
/// <param name="Columns">Headings, and whether numbers stand below.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
public sealed record SweepTable(IReadOnlyList<(string Heading, bool IsNumber)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly Statistic[] Spread =
    [
        new("mean", "0.0000", figure => figure.Mean),
        new("± 95 %", "0.0000", figure => (figure.Confidence?.Upper - figure.Confidence?.Lower) / 2),
    ];

    private static readonly Statistic Difference = new("difference", "+0.0000;-0.0000;0.0000", figure => figure.Difference);

    private static readonly Statistic[] Tests =
    [
        new("p paired t", "0.0000", figure => figure.PValue),
        new("p corrected", "0.0000", figure => figure.AdjustedPValue),
    ];

    public static SweepTable Of(SweepResult result)
    {
        string[] keys = [.. result.Configurations[0].Settings.Select(setting => SweepPoint.ShortName(setting.Key))];
        bool hasSpread = result.Seeds.Count > 1;
        bool hasOthers = result.Configurations.Count > 1;
        Statistic[] statistics =
        [
            .. hasSpread ? Spread : [], .. hasOthers ? new[] { Difference } : [], .. hasSpread && hasOthers ? Tests : [],
        ];
        return new SweepTable(
            [
                .. keys.Append("figure").Select(name => (name, false)),
                .. result.Seeds.Select(seed => (string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), true)),
                .. statistics.Select(statistic => (statistic.Name, true)),
            ],
            [
                .. from configuration in result.Configurations
                   from figure in configuration.Figures
                   select (string[])
                   [
                       .. configuration.Settings.Select(setting => setting.Value), figure.Name.ToString(),
                       .. figure.Values.Select(value => Text(value, "0.0000")),
                       .. statistics.Select(statistic => Text(statistic.Of(figure), statistic.Format)),
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

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A column of numbers.</summary>
    private sealed record Statistic(string Name, string Format, Func<SweepFigure, double?> Of);
}
