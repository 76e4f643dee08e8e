using EmbedBench.Reports.Documents;
using OxyPlot;

namespace EmbedBench.Reports.Plots;

/// <summary>A plot before it is drawn for a light or a dark page.</summary>
internal sealed record ReportPlot
{
    /// <summary>Part of its files' names.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What the vertical axis measures.</summary>
    public required string Measure { get; init; }

    /// <summary>What a reader who does not see it should know: one or two sentences with the main figures.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the looks of base and tuned are explained.</summary>
    public bool HasLegend { get; init; }

    /// <summary>Axes and series in the theme's colours.</summary>
    public required Func<PlotTheme, PlotModel> Build { get; init; }

    /// <summary>Values shown where the pointer rests, in the coordinates of the axes.</summary>
    public IReadOnlyList<PlotHint> Hints { get; init; } = [];

    /// <summary>Draws it for both kinds of page.</summary>
    public ReportElement Draw() =>
        new ReportElement.Plot(Name, Title, Description, SvgDrawing.Draw(this, PlotTheme.Light), SvgDrawing.Draw(this, PlotTheme.Dark));
}
