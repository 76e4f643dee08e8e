using System.Text;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>What a user may get wrong: one clear sentence each, its exit code, and nothing written.</summary>
public sealed class BadInputTests
{
    private const string OneRow = "{\"query\": \"a question\", \"passage\": \"an answer\"}\n";

    [Theory]
    [InlineData("batch: 8", "bach: 8", "batch")]
    [InlineData("batch: 8", "batch: many", "training.batch")]
    [InlineData("sampler: sequential", "sampler: alphabetical", "training.sampler")]
    [InlineData("query: \"{query}\"", "passage_id: x", "data.columns.query")]
    [InlineData("learning_rate: 1e-4", "learning_rate: 0", "learning_rate")]
    public void Run_WrongSpec_Exits2WithFileAndLine(string piece, string replacement, string named)
    {
        using var tiny = new TinyExperiment();
        tiny.EditSpec(piece, replacement);

        CommandCall call = CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root);

        Assert.Equal((ExitCode.Usage, ""), (call.Code, call.Result));
        string[] lines = call.Messages.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(@"experiment\.yaml\(\d+,\d+\): error EB0001: .+\.", line));
        Assert.Contains(named, call.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.RunsFolder));
    }

    [Theory]
    [InlineData("", "has no rows")]
    [InlineData("{\"question\": \"a\", \"passage\": \"b\"}\n", "line 1 has no column \"query\"")]
    [InlineData(OneRow + "{\"query\": \"\", \"passage\": \"b\"}\n", "line 2")]
    [InlineData(OneRow + "{\"query\": \"a\", \"passage\": \" \"}\n", "line 2")]
    [InlineData(OneRow + "{\"query\": \"a\u00FF\", \"passage\": \"b\"}\n", "line 2 is not UTF-8")]
    [InlineData(OneRow + "{\"query\": \"a\", \"passage\"\n", "line 2 is not valid JSON")]
    [InlineData(OneRow, "both need at least one")]
    public void Run_WrongRows_Exits3AndNamesThePlace(string rows, string named)
    {
        using var tiny = new TinyExperiment(isPinned: false);
        File.WriteAllBytes(tiny.RowsFile, Encoding.Latin1.GetBytes(rows));

        RequireInputError(tiny, named);
    }

    [Fact]
    public void Run_EmptyTextKept_GoesOn()
    {
        using var tiny = new TinyExperiment(isPinned: false);
        File.AppendAllText(tiny.RowsFile, "{\"query\": \"\", \"passage\": \"b\"}\n");
        tiny.EditSpec("  fingerprint: none", "  empty_text: keep\n  fingerprint: none");

        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root, "--stage", "base").Code);
    }

    [Fact]
    public void Run_FileMissing_Exits3()
    {
        using var tiny = new TinyExperiment(isPinned: false);
        File.Delete(tiny.RowsFile);

        RequireInputError(tiny, "rows.jsonl");
    }

    [Fact]
    public void Run_DataFolderMissing_Exits3()
    {
        using var tiny = new TinyExperiment();
        CommandCall call = CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root, "--data", "no-such-folder");

        Assert.Equal((ExitCode.Input, ""), (call.Code, call.Result));
        Assert.StartsWith("error: There is no folder of local data no-such-folder", call.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": \"0\", \"text\": \"x\"}\n{\"id\": \"0\", \"text\": \"y\"}\n", "has the id \"0\" a second time")]
    [InlineData("{\"id\": \"0\", \"text\": \"x\"}\n", "has no relevant passage")]
    public void Run_WrongCorpus_Exits3AndNamesTheId(string documents, string named)
    {
        using var tiny = new TinyExperiment(isPinned: false);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(tiny.RowsFile)!, "documents.jsonl"), documents);
        tiny.EditSpec("corpus: rows", "corpus: { file: documents.jsonl, id: \"{id}\", text: \"{text}\" }");
        tiny.EditSpec("passage: \"{passage}\" }", "passage: \"{passage}\", passage_id: \"{query}\" }");
        tiny.EditSpec("own: row", "same: passage_id");

        RequireInputError(tiny, named);
    }

    [Theory]
    [InlineData("model.safetensors", "", "model.safetensors")]
    [InlineData("tokenizer.json", "\"type\": \"WordPiece\"|\"type\": \"Unheard\"", "Unheard")]
    [InlineData("config.json", "\"hidden_act\": \"gelu\"|\"hidden_act\": \"swish-9\"", "swish-9")]
    [InlineData("modules.json", "Pooling|Whitening", "Whitening")]
    public void Encode_DamagedModel_Exits3AndNamesTheFileOrPart(string file, string edit, string named)
    {
        using var folder = new TemporaryFolder();
        string model = Path.Combine(folder.Path, "model");
        Copy(SharedData.Path("golden/models/bert-mean"), model);
        Damage(Path.Combine(model, file), edit);
        string input = folder.Write("texts.txt", "one\n");
        string output = Path.Combine(folder.Path, "vectors.npy");

        CommandCall call = CommandCall.Run("encode", "--model", model, "--input", input, "--output", output, "--arithmetic", "portable");

        Assert.Equal((ExitCode.Input, ""), (call.Code, call.Result));
        Assert.Contains(named, call.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Run_LossNotFinite_Exits5WithStepAndRows()
    {
        using var tiny = new TinyExperiment(epochs: 5);
        tiny.EditSpec("learning_rate: 1e-4", "learning_rate: 1e38");

        CommandCall call = CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root);

        Assert.Equal((ExitCode.Machine, ""), (call.Code, call.Result));
        Assert.Matches(@"error: Step \d+: the loss is NaN .* the training rows of the step are \d+, ", call.Messages);
    }

    private static void RequireInputError(TinyExperiment tiny, string named)
    {
        CommandCall call = CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root);

        Assert.Equal((ExitCode.Input, ""), (call.Code, call.Result));
        Assert.Contains(named, call.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.RunsFolder));
    }

    /// <summary>Replaces a piece of a text file, or cuts the last byte of any file where there is nothing to replace.</summary>
    private static void Damage(string file, string edit)
    {
        if (edit.Length == 0)
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
            return;
        }

        string[] pieces = edit.Split('|');
        string text = File.ReadAllText(file);
        Assert.Contains(pieces[0], text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(pieces[0], pieces[1], StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }
}
