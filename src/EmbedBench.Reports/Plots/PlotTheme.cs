using OxyPlot;

namespace EmbedBench.Reports.Plots;

/// <summary>
/// Colours for a light or a dark page, both transparent. Base and tuned differ in lightness and hue so that colour-blind readers tell them
/// apart (Okabe and Ito 2008), and in their line and marker as well.
/// </summary>
internal sealed record PlotTheme(string Name, OxyColor Text, OxyColor Grid, OxyColor Base, OxyColor Tuned)
{
    public static PlotTheme Light { get; } = new("light", Colour("#1f2328"), Colour("#d8dee4"), Colour("#0072b2"), Colour("#d55e00"));

    public static PlotTheme Dark { get; } = new("dark", Colour("#e6edf3"), Colour("#373e47"), Colour("#56b4e9"), Colour("#e69f00"));

    private static OxyColor Colour(string hexadecimal) => OxyColor.Parse(hexadecimal);
}
