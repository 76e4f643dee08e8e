using System.Globalization;
using System.Text;
using System.Text.Json;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Comparisons;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Runs;

/// <summary>What a gate says of two runs.</summary>
/// <param name="Gate">Its limits.</param>
/// <param name="Baseline">What the user calls the baseline.</param>
/// <param name="Current">What the user calls the current run.</param>
/// <param name="Figures">Each with why it fails, or null.</param>
internal sealed record GateResult(Gate Gate, string Baseline, string Current, IReadOnlyList<(ComparedFigure Figure, string? Objection)> Figures)
{
    public bool Held => Figures.All(figure => figure.Objection is null);

    private string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{Current} against {Baseline}: a mean may drop by {Gate.MaxDrop}, and by less where the corrected p-value is {Gate.Alpha} or above.");

    public void Print(CommandOutput output)
    {
        output.Line(Sentence);
        output.Table(ComparisonTable.Of(Figures.Select(figure => figure.Figure)));
        output.Line();
        foreach (string objection in Figures.Select(figure => figure.Objection).OfType<string>())
            output.Line($"FAILED  {objection}");
        if (Held)
            output.Line("held");
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("baseline", Baseline);
        writer.WriteString("current", Current);
        writer.Number("max_drop", Gate.MaxDrop);
        writer.Number("alpha", Gate.Alpha);
        writer.Array("figures", Figures, figure =>
        {
            writer.WriteStartObject();
            ComparisonJson.WriteMembers(writer, figure.Figure);
            writer.WriteBoolean("held", figure.Objection is null);
            if (figure.Objection is { } objection)
                writer.WriteString("reason", objection);
            writer.WriteEndObject();
        });
        writer.WriteBoolean("held", Held);
    }

    /// <summary>For the page of a workflow's run.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Gate {(Held ? "held" : "FAILED")}\n\n{Sentence}\n\n");
        text.Append("| figure | baseline | current | difference | p corrected | verdict |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach ((ComparedFigure figure, string? objection) in Figures)
        {
            string name = figure.Current.ToString().Replace("|", "\\|", StringComparison.Ordinal);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {figure.BaselineMean:0.0000} | {figure.CurrentMean:0.0000} | {figure.Difference:+0.0000;-0.0000;0.0000} | {figure.AdjustedPValue:0.0000} | {(objection is null ? "held" : "**FAILED**")} |\n");
        }

        return text.ToString();
    }
}
