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
        string[] measures =
        [
            .. StageScores.Of(record)
                .Where(scores => scores.Stage == stage).SelectMany(scores => scores.Metrics).Select(pair => pair.Key.ToString()).Distinct(),
        ];
        string[] lines =
        [
            "ir_metadata.start",
            "schema version: 0.1",
            "platform:",
            "  hardware:",
            "    cpu:",
            $"      model: {YamlText.Quote(host.Processor)}",
            "  operating system:",
            $"    distribution: {YamlText.Quote(host.Os)}",
            "  software:",
            "    libraries:",
            "      dotnet:",
            $"      - {YamlText.Quote($".NET {host.Dotnet}")}",
            $"      - {YamlText.Quote($"libtorch {run.Libtorch}")}",
            "research goal:",
            "  evaluation:",
            "    reported measures:",
            .. measures.Select(measure => $"    - {YamlText.Quote(measure)}"),
            "    baseline:",
            $"    - {YamlText.Quote($"{run.Experiment}-base")}",
            "    significance test:",
            "    - name: \"paired randomisation test\"",
            "      correction method: \"holm\"",
            "implementation:",
            "  executable:",
            $"    cmd: {YamlText.Quote($"embedbench run {run.Experiment} --profile {run.Profile}")}",
            "  source:",
            "    lang:",
            "    - \"c#\"",
            .. host.Commit.Length > 0 ? [$"    commit: {YamlText.Quote(host.Commit)}"] : Array.Empty<string>(),
            "method:",
            "  automatic: true",
            "  score ties: \"score descending, then document id ascending\"",
            "  retrieval:",
            string.Create(CultureInfo.InvariantCulture, $"  - name: {YamlText.Quote($"{stage} model")}"),
            $"    method: {YamlText.Quote($"exact search by cosine, {RunSettings.Model(run)}")}",
            "actor:",
            "  role: \"reproducer\"",
            "data:",
            "  test collection:",
            $"    name: {YamlText.Quote(run.Experiment)}",
            $"    source: {YamlText.Quote($"sha256:{run.Hashes.Data}")}",
            $"    qrels: {YamlText.Quote($"sha256:{run.Hashes.Judgments}")}",
            $"    topics: {YamlText.Quote($"sha256:{run.Hashes.Queries}")}",
            "ir_metadata.end",
        ];
        return string.Concat(lines.Select(line => $"# {line}\n"));
    }
}
