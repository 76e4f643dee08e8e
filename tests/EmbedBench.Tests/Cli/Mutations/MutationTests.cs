using System.Buffers.Binary;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Cli.Mutations;

/// <summary>Each thing that a result rests on is changed alone and as little as can be; the check must fail and say what was changed.</summary>
public sealed class MutationTests(AcceptedExperiment accepted) : IClassFixture<AcceptedExperiment>
{
    [Fact]
    public void Check_NothingChanged_Holds()
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);

        Assert.Equal(ExitCode.Held, CommandCall.Run("run", AcceptedExperiment.Name, "--root", copy.Root).Code);
        Assert.Equal(ExitCode.Held, CommandCall.Run("check", "--root", copy.Root).Code);
    }

    /// <summary>What no fingerprint of the spec holds: a run is made, and its record differs.</summary>
    [Theory]
    [InlineData("experiment.yaml", "seed: 42", "seed: 43", "hashes.spec differs first", "+ spec.training.seed = 43")]
    [InlineData("experiment.yaml", "learning_rate: 1e-4", "learning_rate: 1.01e-4", "hashes.spec differs first", "+ spec.training.learning_rate = 0.000101")]
    [InlineData("experiment.yaml", "[64, 32]", "[64, 31]", "hashes.spec differs first", "+ spec.dimensions[1] = 31")]
    [InlineData("experiment.yaml", ", \"mrr@10\"", "", "hashes.spec differs first", "- figures.tuned.64.mrr@10 = ")]
    [InlineData("experiment.yaml", "expected: 7", "expected: 8", "train.steps should be 8 ± 0 (counted), and is 7: 1 too low.", "experiment.yaml(")]
    [InlineData("split.json", "51], \"test\": [52", "52], \"test\": [51", "hashes.split differs first", "the rows are split otherwise")]
    [InlineData("corpus.jsonl", "passage number 31 answers", "passage number 31 answered", "hashes.embeddings.base differs first", "the base model's embeddings are others")]
    [InlineData("corpus.jsonl", "\"p31\"", "\"p99\"", "The query q10 (row 62", "p31")]
    [InlineData("rows.jsonl", "\"id\": \"p31\", \"style\": \"style 2\"", "\"id\": \"p31\", \"style\": \"style 1\"", "queries.q10.labels.style", "style 1")]
    [InlineData("model/tokenizer.json", "\"lowercase\": true", "\"lowercase\": false", "hashes.tokenizer differs first", "the tokenizer is another")]
    [InlineData("rows.jsonl", "passage number 0 answers", "passage number 0 answered", "is not the data that the spec names", "expected 64 rows")]
    [InlineData("rows.jsonl", "question 63 of many", "question 63 of few", "is not the data that the spec names", "expected 64 rows")]
    [InlineData("rows.jsonl", "\"id\": \"p31\"", "\"id\": \"p30\"", "is not the data that the spec names", "expected 64 rows")]
    public void RunAndCheck_AChangedInput_FailsAndNamesIt(string file, string piece, string replacement, string culprit, string detail)
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        AcceptedExperiment.Copy.Edit(copy.Input(file), piece, replacement);

        RunAndCheck(copy, culprit, detail);
    }

    [Fact]
    public void RunAndCheck_AChangedWeight_FailsAndNamesTheModel()
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        string file = copy.Input("model/model.safetensors");
        byte[] bytes = File.ReadAllBytes(file);
        // A file begins with the length of its header; the first weight follows that.
        Span<byte> first = bytes.AsSpan(sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes));
        BinaryPrimitives.WriteSingleLittleEndian(first, BinaryPrimitives.ReadSingleLittleEndian(first) + 1e-3f);
        File.WriteAllBytes(file, bytes);

        RunAndCheck(copy, "hashes.model differs first", "the base model's weights or configuration are others");
    }

    [Fact]
    public void RunAndCheck_AMissingRow_FailsAndNamesTheData()
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        string file = copy.Input("rows.jsonl");
        File.WriteAllLines(file, File.ReadLines(file).Skip(1).ToArray());

        RunAndCheck(copy, "found 63 rows", "expected 64 rows");
    }

    [Theory]
    [InlineData("hash", "hashes.tokenizer differs first")]
    [InlineData("figure", "figures.tuned.32.ndcg@10 = 0.123")]
    [InlineData("missing figure", "+ figures.tuned.32.ndcg@10 = ")]
    [InlineData("query's value", "per_query.tuned.64.ndcg@10.q3 = 0.123")]
    [InlineData("step", "steps[3].loss = 0.123")]
    public void Check_AChangedSnapshot_FailsAndNamesWhatDiffers(string part, string culprit)
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        AcceptedExperiment.Copy.Rewrite(copy.SnapshotFile, record => Change(record, part));

        CommandCall check = CommandCall.Run("check", "--root", copy.Root);

        Assert.Equal(ExitCode.Failed, check.Code);
        Assert.Contains(culprit, check.Result, StringComparison.Ordinal);
        Assert.Contains("error EB0005: mutated, profile smoke: The record differs from the accepted one: ", check.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_ARecordEditedByHand_FailsAndNamesTheFile(bool isAccepted)
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        string file = isAccepted ? copy.SnapshotFile : copy.RecordFile;
        AcceptedExperiment.Copy.Edit(file, "\"tuned.64.ndcg@10\": 0.", "\"tuned.64.ndcg@10\": 0.9");

        CommandCall check = CommandCall.Run("check", "--root", copy.Root);

        Assert.Equal(ExitCode.Input, check.Code);
        Assert.Contains($"{Path.GetFileName(file)}: $.deterministic_sha256: is not that of the deterministic part", check.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AFigureThatTheRunHasNot_FailsItsBand()
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        AcceptedExperiment.Copy.Rewrite(copy.RecordFile, record => record with { Figures = Without(record.Figures, "train.steps") });

        CommandCall check = CommandCall.Run("check", "--root", copy.Root);

        Assert.Equal(ExitCode.Failed, check.Code);
        Assert.Contains("train.steps should be 7 ± 0 (counted); the run has no such figure.", check.Messages, StringComparison.Ordinal);
    }

    /// <summary>The run fails; and where it got as far as a record, so does the check of that.</summary>
    private static void RunAndCheck(AcceptedExperiment.Copy copy, string culprit, string detail)
    {
        CommandCall run = CommandCall.Run("run", AcceptedExperiment.Name, "--root", copy.Root);
        AssertNames(run, culprit, detail);
        if (run.Code == ExitCode.Input)
            return;
        CommandCall check = CommandCall.Run("check", "--root", copy.Root);
        Assert.Equal((ExitCode.Failed, ExitCode.Failed), (run.Code, check.Code));
        AssertNames(check, culprit, detail);
    }

    private static void AssertNames(CommandCall call, string culprit, string detail)
    {
        Assert.Contains(culprit, call.Result + call.Messages, StringComparison.Ordinal);
        Assert.Contains(detail, call.Result + call.Messages, StringComparison.Ordinal);
    }

    private static DeterministicPart Change(DeterministicPart record, string part) => part switch
    {
        "hash" => record with { Hashes = record.Hashes with { Tokenizer = new string('0', 64) } },
        "figure" => record with { Figures = With(record.Figures, FigureName.Parse("tuned.32.ndcg@10"), 0.123) },
        "missing figure" => record with { Figures = Without(record.Figures, "tuned.32.ndcg@10") },
        "query's value" => record with
        {
            PerQuery = With(record.PerQuery, FigureName.Parse("tuned.64.ndcg@10"), With(record.PerQuery[FigureName.Parse("tuned.64.ndcg@10")], "q3", 0.123)),
        },
        "step" => record with { Steps = [.. record.Steps.Select((step, i) => i == 3 ? step with { Loss = 0.123 } : step)] },
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static Dictionary<TKey, TValue> With<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> values, TKey key, TValue value)
        where TKey : notnull => new(values) { [key] = value };

    private static Dictionary<FigureName, double> Without(IReadOnlyDictionary<FigureName, double> figures, string name) =>
        figures.Where(figure => figure.Key.ToString() != name).ToDictionary();
}
