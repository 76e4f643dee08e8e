using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;

namespace EmbedBench.Results.Verdicts;

/// <summary>What became of a band in a run.</summary>
/// <param name="Figure">One figure, without <c>*</c>.</param>
/// <param name="Band">Where it must lie.</param>
/// <param name="Got">The run's figure, or null where it has none: then the band has failed.</param>
public sealed record Verdict(FigureName Figure, Band Band, double? Got)
{
    public bool Held => Got is double got && Band.Holds(got);

    /// <summary>Whether a failure is only told, not counted: figures that are measured differ from machine to machine.</summary>
    public bool OnlyWarns => Figure.IsMeasured;

    /// <summary>Whether the run fails by this verdict.</summary>
    public bool Fails => !Held && !OnlyWarns;

    /// <summary>One sentence: figure, allowed, got, by how much, origin.</summary>
    public string Describe()
    {
        string allowed = $"{Figure} should be {Band.Describe()} ({Band.Origin})";
        return Got switch
        {
            null => $"{allowed}; the run has no such figure.",
            double got when Held => $"{allowed}, and is {EcmaScriptNumber.Format(got)}.",
            double got when !double.IsFinite(got) => $"{allowed}, and is not a finite number.",
            double got => $"{allowed}, and is {EcmaScriptNumber.Format(got)}: {Distance(Band.Beyond(got))}.",
        };
    }

    private static string Distance(double beyond) => beyond switch
    {
        0 => "on the limit, which is excluded",
        < 0 => $"{EcmaScriptNumber.Format(Rounding.SixDigits(-beyond))} too low",
        _ => $"{EcmaScriptNumber.Format(Rounding.SixDigits(beyond))} too high",
    };
}
