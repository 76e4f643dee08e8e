namespace EmbedBench.Experiments.Specs;

/// <summary>A place in a spec's file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public readonly record struct SpecPlace(int Line, int Column)
{
    public static SpecPlace Start => new(1, 1);
}
