using System.Globalization;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Exports;

/// <summary>The ir_metadata block (schema 0.1, Breuer, Keller and Schaer 2022) that may stand at the head of a TREC run.</summary>
public static class IrMetadata
{
    /// <summary>Comment lines from <c># ir_metadata.start</c> to <c># ir_metadata.end</c>.</summary>
    /// <param name="record">Of the run.</param>
    /// <param name="stage">Of the rankings: base or tuned.</param>
    public static string Header(RunRecord record, FigureStage stage)
    {
        DeterministicPart run = record.Deterministic;
        Host host = record.Measured.Host;
        string[] measures = [.. StageScores.Of(record).Where(scores => scores.Stage == stage).SelectMany(scores => scores.Metrics).Select(pair => pair.Key.ToString()).Distinct()];
        string[] lines =
        [
            "ir_metadata.start",
            "schema version: 0.1",
            "platform:",
            "  hardware:",
            "    cpu:",
            $"      model: {Quote(host.Processor)}",
            "  operating system:",
            $"    distribution: {Quote(host.Os)}",
            "  software:",
            "    libraries:",
            "      dotnet:",
            $"      - {Quote($".NET {host.Dotnet}")}",
            $"      - {Quote($"libtorch {run.Libtorch}")}",
            "research goal:",
            "  evaluation:",
            "    reported measures:",
            .. measures.Select(measure => $"    - {Quote(measure)}"),
            "    baseline:",
            $"    - {Quote($"{run.Experiment}-base")}",
            "    significance test:",
            "    - name: \"paired randomisation test\"",
            "      correction method: \"holm\"",
            "implementation:",
            "  executable:",
            $"    cmd: {Quote($"embedbench run {run.Experiment} --profile {run.Profile}")}",
            "  source:",
            "    lang:",
            "    - \"c#\"",
            .. host.Commit.Length > 0 ? [$"    commit: {Quote(host.Commit)}"] : Array.Empty<string>(),
            "method:",
            "  automatic: true",
            "  score ties: \"score descending, then document id ascending\"",
            "  retrieval:",
            string.Create(CultureInfo.InvariantCulture, $"  - name: {Quote($"{stage} model")}"),
            $"    method: {Quote($"exact search by cosine, {RunSettings.Model(run)}")}",
            "actor:",
            "  role: \"reproducer\"",
            "data:",
            "  test collection:",
            $"    name: {Quote(run.Experiment)}",
            $"    source: {Quote($"sha256:{run.Hashes.Data}")}",
            $"    qrels: {Quote($"sha256:{run.Hashes.Judgments}")}",
            $"    topics: {Quote($"sha256:{run.Hashes.Queries}")}",
            "ir_metadata.end",
        ];
        return string.Concat(lines.Select(line => $"# {line}\n"));
    }

    private static string Quote(string value) =>
        $"\"{Documents.SingleLine.Of(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
