using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace EmbedBench.Reports.Plots;

/// <summary>What all plots share: fonts, margins, axes, and how the two models are drawn.</summary>
internal static class PlotFrame
{
    /// <summary>A name that every viewer resolves, so that no font of the machine at hand enters the file.</summary>
    public const string FontName = "sans-serif";

    private const double FontSize = 13;
    private const double SlantedAngle = -35;

    public static PlotModel Create(PlotTheme theme) => new()
    {
        Culture = CultureInfo.InvariantCulture,
        DefaultFont = FontName,
        DefaultFontSize = FontSize,
        TextColor = theme.Text,
        Background = OxyColors.Transparent,
        PlotAreaBorderThickness = new OxyThickness(0),
        PlotMargins = new OxyThickness(44, PlotHeader.Height, 16, double.NaN),
    };

    /// <summary>What it measures stands in the plot's header.</summary>
    public static LinearAxis Vertical(PlotTheme theme, string format) => new()
    {
        Position = AxisPosition.Left,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = theme.Grid,
        TickStyle = TickStyle.None,
        StringFormat = format,
        MinimumPadding = 0.08,
        MaximumPadding = 0.08,
    };

    public static LinearAxis Horizontal(PlotTheme theme, string title) => new()
    {
        Position = AxisPosition.Bottom,
        Title = title.Length == 0 ? null : title,
        AxisTitleDistance = 12,
        AxislineStyle = LineStyle.Solid,
        AxislineColor = theme.Grid,
        TicklineColor = theme.Grid,
        TickStyle = TickStyle.Outside,
        MinorTickSize = 0,
    };

    /// <summary>A horizontal axis with words at 0, 1, 2, ….</summary>
    public static LinearAxis Words(PlotTheme theme, string title, IReadOnlyList<string> words)
    {
        const int MostUpright = 8;
        LinearAxis axis = Horizontal(theme, title);
        axis.Angle = words.Count > MostUpright ? SlantedAngle : 0;
        axis.Minimum = -0.5;
        axis.Maximum = words.Count - 0.5;
        axis.MajorStep = 1;
        axis.LabelFormatter = place => place >= 0 && place < words.Count && double.IsInteger(place) ? words[(int)place] : "";
        return axis;
    }

    public static ModelLook BaseLook(PlotTheme theme) => new("base", theme.Base, LineStyle.Dash, MarkerType.Circle);

    public static ModelLook TunedLook(PlotTheme theme) => new("tuned", theme.Tuned, LineStyle.Solid, MarkerType.Square);

    public static LineSeries Line(ModelLook look, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries
        {
            Color = look.Colour,
            LineStyle = look.LineStyle,
            StrokeThickness = 2,
            MarkerType = look.Marker,
            MarkerSize = 4,
            MarkerFill = look.Colour,
        };
        line.Points.AddRange(points);
        return line;
    }

    /// <summary>A vertical interval with short bars at its ends.</summary>
    public static LineSeries Whisker(ModelLook look, double x, double lower, double upper)
    {
        const double HalfBar = 0.05;
        var line = new LineSeries { Color = look.Colour, StrokeThickness = 1 };
        line.Points.AddRange(
        [
            new DataPoint(x - HalfBar, upper), new DataPoint(x + HalfBar, upper), new DataPoint(x, upper), new DataPoint(x, lower),
            new DataPoint(x - HalfBar, lower), new DataPoint(x + HalfBar, lower),
        ]);
        return line;
    }

    /// <summary>A text just beyond the end of a bar.</summary>
    public static TextAnnotation Label(PlotTheme theme, double x, double y, string text) => new()
    {
        TextPosition = new DataPoint(x, y),
        TextHorizontalAlignment = HorizontalAlignment.Center,
        TextVerticalAlignment = y < 0 ? VerticalAlignment.Top : VerticalAlignment.Bottom,
        Offset = new ScreenVector(0, y < 0 ? 4 : -4),
        Text = text,
        TextColor = theme.Text,
        StrokeThickness = 0,
        Background = OxyColors.Transparent,
    };
}
