using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OxyPlot;

namespace EmbedBench.Reports.Plots;

/// <summary>Draws plots as SVG: the same bytes on every machine, with title, description and hints that a reader's tools find.</summary>
internal static class SvgDrawing
{
    private const int Width = 720;
    private const int Height = 400;
    private const int HintRadius = 9;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(ReportPlot plot, PlotTheme theme)
    {
        PlotModel model = plot.Build(theme);
        XElement drawn = Export(model);
        string id = $"{plot.Name}-{theme.Name}";
        var svg = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")),
            new XAttribute("width", Width),
            new XAttribute("height", Height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), plot.Title),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), plot.Description),
            PlotHeader.Draw(Svg, plot, theme, Width),
            drawn.Elements(),
            plot.Hints.Select(hint => Draw(hint, model)));
        return Write(svg);
    }

    /// <summary>
    /// What the exporter draws, without its clips: they are cut to text as it measures it, and readers' fonts are wider; their names would
    /// also meet where a page holds several plots.
    /// </summary>
    private static XElement Export(PlotModel model)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, UseVerticalTextAlignmentWorkaround = true };
        using var text = new StringReader(exporter.ExportToString(model));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        XElement drawn = XDocument.Load(reader).Root!;
        drawn.Descendants(Svg + "defs").Remove();
        drawn.Descendants().Attributes("clip-path").Remove();
        return drawn;
    }

    private static XElement Draw(PlotHint hint, PlotModel model)
    {
        ScreenPoint place = model.DefaultXAxis.Transform(hint.X, hint.Y, model.DefaultYAxis);
        return new XElement(
            Svg + "circle",
            new XAttribute("class", "hint"),
            new XAttribute("cx", place.X.ToString("0.##", CultureInfo.InvariantCulture)),
            new XAttribute("cy", place.Y.ToString("0.##", CultureInfo.InvariantCulture)),
            new XAttribute("r", HintRadius),
            new XAttribute("fill", "transparent"),
            new XElement(Svg + "title", hint.Text));
    }

    private static string Write(XElement svg)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
            svg.Save(writer);
        return text.Append('\n').ToString();
    }
}
