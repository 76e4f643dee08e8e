using System.Globalization;
using System.Net;
using System.Text;
using EmbedBench.Reports.Publishing;

namespace EmbedBench.Reports.Site;

/// <summary>The table of all reports' metrics, with filters that style sheets alone apply.</summary>
internal static class SiteIndex
{
    private const string TableStart =
        """
        <div class="scroll"><table class="sortable">
        <thead><tr><th>Experiment</th><th>Profile</th><th>Metric</th><th class="number">Dimension</th><th class="number">Base</th>
        <th class="number">Tuned</th><th class="number">Difference</th><th class="number">Change</th><th>Bands</th></tr></thead>
        <tbody>

        """;

    public static string Write(IReadOnlyList<PublishedReport> reports)
    {
        SiteIndexRow[] rows = [.. reports.SelectMany(SiteIndexRow.Of)];
        SiteFilter[] filters =
        [
            new("experiment", "Experiment", row => row.Experiment, rows), new("profile", "Profile", row => row.Profile, rows),
            new("metric", "Metric", row => row.Metric, rows),
        ];
        var body = new StringBuilder("<main>\n<h1>Reports</h1>\n<ul>\n");
        foreach (PublishedReport report in reports)
        {
            string profile = Encode(report.Record.Deterministic.Profile);
            body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{SitePage.FileOf(report)}\">{Encode(report.Title)}</a>, profile {profile}</li>\n");
        }

        body.Append("</ul>\n<form class=\"filters\" autocomplete=\"off\">\n").AppendJoin("", filters.Select(filter => filter.Element));
        body.Append("</form>\n").Append(TableStart).AppendJoin("", rows.Select(row => Row(row, filters)));
        body.Append("</tbody>\n</table></div>\n</main>");
        return SitePage.Write("Reports", body.ToString(), string.Concat(filters.Select(filter => filter.Rules)));
    }

    private static string Row(SiteIndexRow row, SiteFilter[] filters)
    {
        string classes = string.Join(' ', filters.Select(filter => filter.ClassOf(row)));
        var cells = new StringBuilder($"<td><a href=\"{row.Page}\">{Encode(row.Experiment)}</a></td>");
        cells.Append(CultureInfo.InvariantCulture, $"<td>{Encode(row.Profile)}</td><td>{Encode(row.Metric)}</td>");
        foreach (string number in row.Numbers)
            cells.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Encode(number)}</td>");
        return $"<tr class=\"{classes}\">{cells}<td>{row.Bands}</td></tr>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
