using System.Net;
using System.Text;
using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Values;
using Markdig;

namespace EmbedBench.Reports.Site;

/// <summary>An HTML page of the site.</summary>
internal static class SitePage
{
    private const string PictureStart = "<picture>";
    private const string PictureEnd = "</picture>";

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    /// <summary>The file of a report's page.</summary>
    public static string FileOf(PublishedReport report) =>
        $"{FileNames.Of(report.Record.Deterministic.Experiment)}-{FileNames.Of(report.Record.Deterministic.Profile)}.html";

    /// <param name="title">Of the window.</param>
    /// <param name="body">HTML.</param>
    /// <param name="style">Rules of this page beside the site's.</param>
    public static string Write(string title, string body, string style = "") =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{SiteStyle.FileName}">
        {(style.Length == 0 ? "" : $"<style>\n{style}</style>\n")}<script src="{SiteScript.FileName}" defer></script>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;

    public static string OfReport(PublishedReport report)
    {
        // GitHub takes the backslash from a bar that code in a table's cell escapes; Markdig leaves it there.
        string html = Markdown.ToHtml(WithDrawings(report.Report), GitHub)
            .Replace("\\|", "|", StringComparison.Ordinal)
            .Replace("<table>", "<div class=\"scroll\"><table class=\"sortable\">", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return Write(report.Title, $"<nav><a href=\"index.html\">All reports</a></nav>\n<main>\n{html}</main>");
    }

    /// <summary>
    /// Puts the drawings themselves where the Markdown refers to their files, so that their values show under the pointer.
    /// </summary>
    private static string WithDrawings(RenderedReport report)
    {
        var text = new StringBuilder();
        string[] pieces = report.Markdown.Split(PictureStart);
        text.Append(pieces[0]);
        for (int index = 1; index < pieces.Length; index++)
        {
            PlotFile[] plots = [.. report.Plots.Skip(2 * (index - 1)).Take(2)];
            text.Append(PlotOf(plots[0], "light"))
                .Append(PlotOf(plots[1], "dark"))
                .Append(pieces[index].AsSpan(pieces[index].IndexOf(PictureEnd, StringComparison.Ordinal) + PictureEnd.Length));
        }

        return text.ToString();
    }

    private static string PlotOf(PlotFile plot, string theme) => $"<figure class=\"plot {theme}\">\n{plot.Svg}</figure>\n";
}
