using System.Net;
using System.Text;
using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Site;

/// <summary>The table of all reports' metrics, with filters that style sheets alone apply.</summary>
internal static class SiteIndex
{
    public static string Write(IReadOnlyList<PublishedReport> reports)
    {
        Row[] rows = [.. reports.SelectMany(RowsOf)];
        (string Name, string Title, string[] Values)[] filters =
        [
            ("experiment", "Experiment", [.. rows.Select(row => row.Experiment).Distinct().Order(StringComparer.Ordinal)]),
            ("profile", "Profile", [.. rows.Select(row => row.Profile).Distinct().Order(StringComparer.Ordinal)]),
            ("metric", "Metric", [.. rows.Select(row => row.Metric).Distinct()]),
        ];
        var body = new StringBuilder();
        body.Append("<main>\n<h1>Reports</h1>\n<ul>\n");
        foreach (PublishedReport report in reports)
            body.Append($"<li><a href=\"{SitePage.FileOf(report)}\">{Encode(report.Title)}</a>, profile {Encode(report.Record.Deterministic.Profile)}</li>\n");
        body.Append("</ul>\n<form class=\"filters\" autocomplete=\"off\">\n");
        foreach ((string name, string title, string[] values) in filters)
        {
            body.Append($"<label>{title} <select id=\"{name}\"><option value=\"\">all</option>");
            foreach ((int index, string value) in values.Index())
                body.Append(FormattableString.Invariant($"<option value=\"{index}\">{Encode(value)}</option>"));
            body.Append("</select></label>\n");
        }

        body.Append("</form>\n<div class=\"scroll\"><table class=\"sortable\">\n<thead><tr><th>Experiment</th><th>Profile</th><th>Metric</th><th class=\"number\">Dimension</th><th class=\"number\">Base</th><th class=\"number\">Tuned</th><th class=\"number\">Difference</th><th class=\"number\">Change</th><th>Bands</th></tr></thead>\n<tbody>\n");
        foreach (Row row in rows)
        {
            string classes = string.Join(' ', filters.Select(filter => ClassOf(filter.Name, Array.IndexOf(filter.Values, row.ValueOf(filter.Name)))));
            body.Append($"<tr class=\"{classes}\"><td><a href=\"{row.Page}\">{Encode(row.Experiment)}</a></td><td>{Encode(row.Profile)}</td><td>{Encode(row.Metric)}</td>");
            foreach (string number in row.Numbers)
                body.Append($"<td class=\"number\">{Encode(number)}</td>");
            body.Append($"<td>{row.Bands}</td></tr>\n");
        }

        body.Append("</tbody>\n</table></div>\n</main>");
        return SitePage.Write("Reports", body.ToString(), Rules(filters));
    }

    /// <summary>A chosen option hides the rows of the other values.</summary>
    private static string Rules((string Name, string Title, string[] Values)[] filters)
    {
        var rules = new StringBuilder();
        foreach ((string name, _, string[] values) in filters)
        {
            for (int index = 0; index < values.Length; index++)
                rules.Append(FormattableString.Invariant($"body:has(#{name} option[value=\"{index}\"]:checked) tbody tr:not(.{ClassOf(name, index)}) {{ display: none }}\n"));
        }

        return rules.ToString();
    }

    private static IEnumerable<Row> RowsOf(PublishedReport report)
    {
        RunRecord record = report.Record;
        IEnumerable<FigureName.Score> scores = record.Deterministic.Figures.Keys.OfType<FigureName.Score>()
            .Where(score => score.Stage == FigureStage.Base && score.Dimension.Size is not null);
        string bands = record.Verdicts.Count == 0 ? "none" : FormattableString.Invariant($"{record.Verdicts.Count(verdict => verdict.Held)} of {record.Verdicts.Count} held");
        foreach (IGrouping<FigureMetric, FigureName.Score> group in MetricTitle.InOrder(scores.Select(score => score.Metric).Distinct()).SelectMany(metric => scores.Where(score => score.Metric == metric)).GroupBy(score => score.Metric))
        {
            foreach (FigureName.Score score in group.OrderByDescending(score => score.Dimension.Size))
            {
                yield return new Row(SitePage.FileOf(report), record.Deterministic.Experiment, record.Deterministic.Profile, MetricTitle.Of(score.Metric), bands)
                {
                    Numbers =
                    [
                        score.Dimension.ToString(), Text(record, score), Text(record, score with { Stage = FigureStage.Tuned }),
                        Text(record, new FigureName.Gain(false, score.Dimension, score.Metric)), Text(record, new FigureName.Gain(true, score.Dimension, score.Metric)),
                    ],
                };
            }
        }
    }

    private static string Text(RunRecord record, FigureName figure) =>
        record.Find(figure) is double value ? NumberFormat.Format(value, FigureFormats.Of(figure))! : ReportContext.Absent;

    private static string ClassOf(string filter, int index) => FormattableString.Invariant($"{filter}-{index}");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private sealed record Row(string Page, string Experiment, string Profile, string Metric, string Bands)
    {
        public required IReadOnlyList<string> Numbers { get; init; }

        public string ValueOf(string filter) => filter switch
        {
            "experiment" => Experiment,
            "profile" => Profile,
            _ => Metric,
        };
    }
}
