using EmbedBench.Results.Records;
using EmbedBench.Tests;
using EmbedBench.Tests.Cli;
using EmbedBench.Torch.Loading;
using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.ExperimentTests;

/// <summary>A model of a published size, with weights drawn here, in a process of its own.</summary>
public sealed class FullSizeModelTests
{
    private const int Passages = 64;
    private const int PassageTokens = 512;
    private const int LongestTokens = 8192;
    private const int Pairs = 8;

    // Words that the vocabulary holds whole, so a text's tokens are its words and the two at its ends.
    private static readonly string[] Words = ["the", "of", "and", "to", "in", "is", "for", "that", "on", "with", "as", "are"];

    [Fact]
    public async Task Run_ModernBertBase_StaysBelow8Gigabytes()
    {
        TorchRuntime.Initialize(new TorchOptions { Arithmetic = Arithmetic.Portable });
        using var folder = new TemporaryFolder();
        WriteModel(folder);
        WriteExperiment(folder);

        using var program = BuiltProgram.Start(folder.Path, "run", "large", "--profile", "full", "--stage", "train", "--threads", "2");
        (int code, _, string messages) = await program.FinishAsync();

        Assert.True(code == 0, messages);
        string run = Directory.GetDirectories(Path.Combine(folder.Path, "runs", "large", "full")).Single();
        RunRecord record = RunRecordFile.Read(Path.Combine(run, "record.json"));
        TrainingStep step = Assert.Single(record.Deterministic.Steps);
        Assert.InRange(step.Loss, 0.1, 20);
        Assert.InRange(record.Measured.PeakBytes, 1_000_000_000, 8_000_000_000);
    }

    /// <summary>The shape of answerdotai/ModernBERT-base, as its config.json gives it.</summary>
    private static void WriteModel(TemporaryFolder folder)
    {
        folder.Write("model/config.json", """
            {
              "model_type": "modernbert", "vocab_size": 50368, "hidden_size": 768, "intermediate_size": 1152, "num_hidden_layers": 22,
              "num_attention_heads": 12, "max_position_embeddings": 8192, "global_attn_every_n_layers": 3, "global_rope_theta": 160000.0,
              "local_rope_theta": 10000.0, "local_attention": 128, "norm_eps": 1e-05, "hidden_activation": "gelu", "pad_token_id": 50283,
              "attention_bias": false, "mlp_bias": false, "norm_bias": false, "attention_dropout": 0.0, "embedding_dropout": 0.0,
              "mlp_dropout": 0.0, "tie_word_embeddings": true
            }
            """);
        string golden = SharedData.Path("golden/models/modernbert-mean");
        foreach (string file in (string[])["modules.json", "sentence_bert_config.json", "config_sentence_transformers.json", "tokenizer_config.json"])
            folder.Write($"model/{file}", File.ReadAllBytes(Path.Combine(golden, file)));
        folder.Write("model/tokenizer.json", File.ReadAllBytes(SharedData.Path("golden/tokenizers/modernbert.tokenizer.json")));
        folder.Write("model/1_Pooling/config.json", """{ "embedding_dimension": 768, "pooling_mode": "mean", "include_prompt": true }""");

        using var generator = new Generator(1);
        Dictionary<string, Tensor> weights = Shapes().ToDictionary(
            // Matrices at random, the scales of norms at one.
            tensor => tensor.Name,
            tensor => tensor.Shape.Length == 1 ? ones(tensor.Shape) : normal(0, 0.02, tensor.Shape, generator: generator),
            StringComparer.Ordinal);
        SafetensorsWriter.Write(Path.Combine(folder.Path, "model", "model.safetensors"), weights, ScalarType.Float16);
        foreach (Tensor weight in weights.Values)
            weight.Dispose();
    }

    /// <summary>The tensors of answerdotai/ModernBERT-base without its head; the first layer has no norm before its attention.</summary>
    private static IEnumerable<(string Name, long[] Shape)> Shapes()
    {
        yield return ("embeddings.tok_embeddings.weight", [50368, 768]);
        yield return ("embeddings.norm.weight", [768]);
        yield return ("final_norm.weight", [768]);
        for (int layer = 0; layer < 22; layer++)
        {
            if (layer > 0)
                yield return ($"layers.{layer}.attn_norm.weight", [768]);
            yield return ($"layers.{layer}.attn.Wqkv.weight", [2304, 768]);
            yield return ($"layers.{layer}.attn.Wo.weight", [768, 768]);
            yield return ($"layers.{layer}.mlp_norm.weight", [768]);
            yield return ($"layers.{layer}.mlp.Wi.weight", [2304, 768]);
            yield return ($"layers.{layer}.mlp.Wo.weight", [768, 1152]);
        }
    }

    /// <summary>64 passages of 512 tokens and one of 8,192 to search, and one step of 8 pairs of 512 tokens to train.</summary>
    private static void WriteExperiment(TemporaryFolder folder)
    {
        IEnumerable<string> rows = Enumerable.Range(0, Passages + 1).Select(i =>
            $$"""{"query": "{{Text(i + 7, i < Pairs ? PassageTokens : 16)}}", "passage": "{{Text(i, i < Passages ? PassageTokens : LongestTokens)}}"}""" + "\n");
        folder.Write("experiments/large/rows.jsonl", string.Concat(rows));
        folder.Write("experiments/large/split.json", $$"""
            {"train": [{{string.Join(", ", Enumerable.Range(0, Pairs))}}], "test": [{{string.Join(", ", Enumerable.Range(Pairs, Passages + 1 - Pairs))}}]}
            """);
        folder.Write("experiments/large/experiment.yaml", $$"""
            name: large
            title: A model of full size
            data:
              source: { folder: . }
              rows: { file: rows.jsonl }
              columns: { query: "{query}", passage: "{passage}" }
              fingerprint: none
              split: { given: split.json }
            corpus: rows
            judgments: { own: row }
            model: { folder: {{Path.Combine(folder.Path, "model")}}, max_tokens: 8192 }
            dimensions: [768]
            evaluation: { metrics: ["ndcg@10"], every: 100 }
            training:
              pairs: [query, passage]
              loss: { multiple-negatives-ranking: {} }
              epochs: 1
              batch: {{Pairs}}
              learning_rate: 1e-5
              schedule: constant
              sampler: sequential
              seed: 1
            published: published.csv
            gate: ["tuned.*.ndcg@10"]
            report: { profile: full }
            profiles:
              full: {}
            """);
        folder.Write("experiments/large/published.csv", "figure,value,seed_line,note\n");
        folder.Write("experiments/large/report.md", "# Large\n");
    }

    private static string Text(int number, int tokens) =>
        string.Join(' ', Enumerable.Range(0, tokens - 2).Select(i => Words[(i + (number * (1 + (i % 5)))) % Words.Length]));
}
