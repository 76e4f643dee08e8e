using System.Security.Cryptography;
using System.Text;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Cli.Mutations;

/// <summary>
/// An experiment of 64 rows on a copy of a tiny model, with everything in files of its own, run once and accepted. Tests damage copies.
/// </summary>
public sealed class AcceptedExperiment : IDisposable
{
    public const string Name = "mutated";

    private readonly TemporaryFolder _original = new();

    public AcceptedExperiment()
    {
        (string Query, string Passage, string Id)[] rows =
            [.. Enumerable.Range(0, 64).Select(i => ($"question {i} of many", $"passage number {i / 2} answers", $"p{i / 2}"))];
        Write("rows.jsonl", rows.Select((row, i) => $$"""{"query": "{{row.Query}}", "passage": "{{row.Passage}}", "id": "{{row.Id}}", "style": "style {{i % 3}}"}"""));
        Write("corpus.jsonl", rows.DistinctBy(row => row.Id).Select(row => $$"""{"id": "{{row.Id}}", "text": "{{row.Passage}}"}"""));
        Write("split.json", [$$"""{"train": [{{string.Join(", ", Enumerable.Range(0, 52))}}], "test": [{{string.Join(", ", Enumerable.Range(52, 12))}}]}"""]);
        Write("published.csv", ["figure,value,seed_line,note"]);
        Write("report.md", ["# A report", "", "```embedbench gains", "```"]);
        string content = string.Concat(rows.Select(row => $"{row.Query}\0{row.Passage}\0{row.Id}\n"));
        Write("experiment.yaml",
        [
            $$"""
            name: {{Name}}
            title: An experiment to damage
            arithmetic: portable
            data:
              source: { folder: . }
              rows: { file: rows.jsonl }
              columns: { query: "{query}", passage: "{passage}", passage_id: "{id}", labels: [style] }
              fingerprint: { rows: 64, passages: 32, content: {{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}} }
              split: { given: split.json }
            corpus: { file: corpus.jsonl, id: "{id}", text: "{text}" }
            judgments: { same-passage: passage_id }
            model: { folder: model }
            dimensions: [64, 32]
            evaluation: { metrics: ["ndcg@10", "mrr@10"], every: epoch }
            training:
              pairs: [query, passage]
              loss: { multiple-negatives-ranking: {} }
              epochs: 1
              batch: 8
              learning_rate: 1e-4
              schedule: linear
              sampler: sequential
              seed: 42
            published: published.csv
            gate: ["tuned.*.ndcg@10"]
            report: { profile: smoke }
            profiles:
              smoke: { bands: { train.steps: { expected: 7, within: 0, origin: counted } } }
            """,
        ]);
        string model = SharedData.Path("golden/models/bert-mean");
        foreach (string file in Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories))
            _original.Write($"experiments/{Name}/model/{Path.GetRelativePath(model, file)}", File.ReadAllBytes(file));
        CommandCall run = CommandCall.Run("run", Name, "--root", _original.Path);
        Assert.True(run.Code == ExitCode.Held, run.Messages);
        CommandCall accept = CommandCall.Run("accept", Name, "--reason", "the first", "--root", _original.Path);
        Assert.True(accept.Code == ExitCode.Held, accept.Messages);
    }

    public void Dispose() => _original.Dispose();

    private void Write(string file, IEnumerable<string> lines) => _original.Write($"experiments/{Name}/{file}", string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A copy to damage, with its run and its accepted record.</summary>
    internal Copy CopyTo(TemporaryFolder folder)
    {
        foreach (string file in Directory.EnumerateFiles(_original.Path, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(_original.Path, file), File.ReadAllBytes(file));
        return new Copy(folder.Path);
    }

    /// <summary>The places of a copy.</summary>
    internal sealed record Copy(string Root)
    {
        public string SnapshotFile => Input($"snapshots/{Name}.smoke.verified.json");

        public string RecordFile => Directory.GetFiles(Path.Combine(Root, "runs"), "record.json", SearchOption.AllDirectories).Max(StringComparer.Ordinal)!;

        public string Input(string file) => Path.Combine(Root, "experiments", Name, file);

        /// <summary>Replaces the first occurrence of a piece of a file.</summary>
        public static void Edit(string file, string piece, string replacement)
        {
            string text = File.ReadAllText(file);
            int at = text.IndexOf(piece, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{file} holds no {piece}.");
            File.WriteAllText(file, text[..at] + replacement + text[(at + piece.Length)..]);
        }

        /// <summary>Changes a record and writes it as a program would: the digest over it is right again.</summary>
        public static void Rewrite(string file, Func<DeterministicPart, DeterministicPart> change)
        {
            RunRecord record = RunRecordFile.Read(file);
            RunRecordFile.Write(file, record with { Deterministic = change(record.Deterministic) });
        }
    }
}
