using OxyPlot;

namespace EmbedBench.Reports.Plots;

/// <summary>How a model is drawn: colour, line and marker each tell it apart.</summary>
internal sealed record ModelLook(string Name, OxyColor Colour, LineStyle LineStyle, MarkerType Marker);
