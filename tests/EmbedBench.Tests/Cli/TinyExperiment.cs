using System.Security.Cryptography;
using System.Text;

namespace EmbedBench.Tests.Cli;

/// <summary>A root with one experiment on a tiny model and a few rows.</summary>
internal sealed class TinyExperiment : IDisposable
{
    public const string Name = "tiny";

    private readonly TemporaryFolder _root = new();

    /// <param name="epochs">Of the training; an epoch has two steps.</param>
    /// <param name="bands">The profile's bands, or null for none.</param>
    /// <param name="isPinned">Whether the spec says what the data must be.</param>
    /// <param name="checkpoint">Optimizer steps between checkpoints, or null for one an epoch.</param>
    public TinyExperiment(int epochs = 1, string? bands = null, bool isPinned = true, int? checkpoint = null)
    {
        string model = SharedData.Path("golden/models/bert-mean");
        (string Query, string Passage)[] rows =
            [.. Enumerable.Range(0, 20).Select(i => ($"question {i} of many", $"passage number {i} answers"))];
        IEnumerable<string> lines = rows.Select(row => $"{{\"query\": \"{row.Query}\", \"passage\": \"{row.Passage}\"}}\n");
        _root.Write($"experiments/{Name}/rows.jsonl", string.Concat(lines));
        string content = string.Concat(rows.Select((row, i) => $"{row.Query}\0{row.Passage}\0{i}\n"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        string fingerprint = isPinned ? $"{{ rows: 20, passages: 20, content: {hash} }}" : "none";
        SpecFile = _root.Write($"experiments/{Name}/experiment.yaml", $$"""
            name: tiny
            title: A tiny experiment
            arithmetic: portable
            data:
              source: { folder: . }
              rows: { file: rows.jsonl }
              columns: { query: "{query}", passage: "{passage}" }
              fingerprint: {{fingerprint}}
              split: { like: python-shuffle, seed: 1, train: 0.8 }
            corpus: rows
            judgments: { own: row }
            model: { folder: {{model}} }
            dimensions: [64, 32]
            evaluation: { metrics: ["ndcg@10", "mrr@10"], every: epoch }
            training:
              pairs: [query, passage]
              loss: { multiple-negatives-ranking: {} }
              epochs: {{epochs}}
              batch: 8
              learning_rate: 1e-4
              schedule: linear
              sampler: sequential
              seed: 42
              dropout: 0.1
              checkpoint: { every: {{(checkpoint is { } steps ? $"{steps}" : "epoch")}} }
            published: published.csv
            gate: ["tuned.*.ndcg@10"]
            report: { profile: smoke }
            profiles:
              smoke: {{(bands is null ? "{}" : $"{{ bands: {bands} }}")}}
            """);
        _root.Write($"experiments/{Name}/published.csv", "figure,value,seed_line,note\n");
        _root.Write($"experiments/{Name}/report.md", "# Tiny\n\n```embedbench gains\n```\n");
    }

    public string Root => _root.Path;

    public string SpecFile { get; }

    public string RowsFile => Path.Combine(Root, "experiments", Name, "rows.jsonl");

    public string RunsFolder => Path.Combine(Root, "runs", Name, "smoke");

    /// <summary>Replaces a piece of the spec.</summary>
    public void EditSpec(string piece, string replacement)
    {
        string text = File.ReadAllText(SpecFile);
        Assert.Contains(piece, text, StringComparison.Ordinal);
        File.WriteAllText(SpecFile, text.Replace(piece, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => _root.Dispose();
}
