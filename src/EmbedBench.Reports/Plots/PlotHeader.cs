using System.Globalization;
using System.Xml.Linq;
using OxyPlot;

namespace EmbedBench.Reports.Plots;

/// <summary>Title, what the vertical axis measures, and a legend, above the area that the exporter draws.</summary>
internal static class PlotHeader
{
    /// <summary>How much of the drawing's height it takes.</summary>
    public const int Height = 60;

    private const int Left = 12;
    private const int LegendEntry = 84;
    private const int LegendLine = 30;

    public static IEnumerable<XElement> Draw(XNamespace svg, ReportPlot plot, PlotTheme theme, int width)
    {
        yield return Text(svg, theme, Left, 22, plot.Title, size: 16, weight: 600);
        yield return Text(svg, theme, Left, 43, plot.Measure, size: 13);
        if (!plot.HasLegend)
            yield break;
        IEnumerable<XElement> ofBase = Entry(svg, theme, width - (2 * LegendEntry), PlotFrame.BaseLook(theme));
        foreach (XElement element in ofBase.Concat(Entry(svg, theme, width - LegendEntry, PlotFrame.TunedLook(theme))))
            yield return element;
    }

    private static IEnumerable<XElement> Entry(XNamespace svg, PlotTheme theme, int x, ModelLook look)
    {
        const int Y = 38;
        yield return new XElement(
            svg + "line",
            Number("x1", x),
            Number("y1", Y),
            Number("x2", x + LegendLine),
            Number("y2", Y),
            new XAttribute("stroke", Colour(look.Colour)),
            new XAttribute("stroke-width", 2),
            look.LineStyle == LineStyle.Solid ? null : new XAttribute("stroke-dasharray", "8,2"));
        yield return look.Marker == MarkerType.Square
            ? new XElement(
                svg + "rect",
                Number("x", x + (LegendLine / 2) - 4),
                Number("y", Y - 4),
                Number("width", 8),
                Number("height", 8),
                new XAttribute("fill", Colour(look.Colour)))
            : new XElement(
                svg + "circle",
                Number("cx", x + (LegendLine / 2)),
                Number("cy", Y),
                Number("r", 4),
                new XAttribute("fill", Colour(look.Colour)));
        yield return Text(svg, theme, x + LegendLine + 6, Y + 5, look.Name, size: 13);
    }

    private static XElement Text(XNamespace svg, PlotTheme theme, int x, int y, string text, int size, int weight = 400) => new(
        svg + "text",
        Number("x", x),
        Number("y", y),
        new XAttribute("font-family", PlotFrame.FontName),
        new XAttribute("font-size", size),
        new XAttribute("font-weight", weight),
        new XAttribute("fill", Colour(theme.Text)),
        text);

    private static XAttribute Number(string name, int value) => new(name, value);

    private static string Colour(OxyColor colour) => string.Create(CultureInfo.InvariantCulture, $"rgb({colour.R},{colour.G},{colour.B})");
}
