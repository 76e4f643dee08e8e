using System.Text.Json;
using EmbedBench.Experiments.Comparisons;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Runs;

/// <summary>A compared figure as the members of a JSON object.</summary>
internal static class ComparisonJson
{
    public static void WriteMembers(Utf8JsonWriter writer, ComparedFigure figure)
    {
        writer.WriteString("baseline_figure", figure.Baseline.ToString());
        writer.WriteString("figure", figure.Current.ToString());
        writer.Number("baseline", figure.BaselineMean);
        writer.Number("current", figure.CurrentMean);
        writer.Number("difference", figure.Difference);
        writer.Array("interval", [figure.Tests.BootstrapConfidence.Lower, figure.Tests.BootstrapConfidence.Upper], writer.Number);
        writer.Number("p_student", figure.Tests.Student.PValue);
        writer.Number("p_wilcoxon", figure.Tests.Wilcoxon.PValue);
        writer.Number("p_randomisation", figure.Tests.RandomisationPValue);
        writer.Number("p_corrected", figure.AdjustedPValue);
        writer.WriteNumber("better", figure.Tests.Wins);
        writer.WriteNumber("worse", figure.Tests.Losses);
        writer.WriteNumber("same", figure.Tests.Ties);
        writer.Number("effect_size", figure.Tests.EffectSize);
        writer.Number("smallest_detectable", figure.Tests.SmallestDetectableDifference);
    }
}
