using System.Text;
using System.Text.Json;
using EmbedBench.Tests.Hub;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>model push, data push and model info against a hub of our own; processes, since the hub's address is a variable.</summary>
public sealed class HubCommandTests : HubTests
{
    [Fact]
    public async Task ModelPush_FolderWithoutACard_ArrivesWithOneAndLoadsFromTheHub()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        string folder = SharedData.Path("golden/models/bert-mean");
        (int code, string result, string messages) = await RunAsync("hf_write", "model", "push", folder, "acme/tiny", "--json");

        Assert.Equal((0, ""), (code, messages));
        using var pushed = JsonDocument.Parse(result);
        Assert.Equal(repository.Commit, pushed.RootElement.GetProperty("commit").GetString());
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)), "README.md"];
        Assert.Equal(files.Order(StringComparer.Ordinal), repository.Files.Keys);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors"), Cancel), repository.Files["model.safetensors"].Content);
        Assert.True(repository.Files["model.safetensors"].Large);
        string card = Encoding.UTF8.GetString(repository.Files["README.md"].Content);
        Assert.StartsWith("---\nlibrary_name: sentence-transformers\npipeline_tag: sentence-similarity\n", card, StringComparison.Ordinal);
        Assert.Contains("# tiny\n\nMaps a text to 64 values; what is longer than 128 tokens is cut.", card, StringComparison.Ordinal);
        Assert.Equal("Add bert-mean", (string?)Hub.Uploads.LastCommit[0]["value"]!["summary"]);

        (code, result, messages) = await RunAsync(null, "model", "info", "acme/tiny", "--json");
        Assert.Equal((0, ""), (code, messages));
        using var info = JsonDocument.Parse(result);
        Assert.Equal(repository.Commit, info.RootElement.GetProperty("commit").GetString());
        Assert.Equal(64, info.RootElement.GetProperty("dimension").GetInt32());
    }

    [Fact]
    public async Task ModelPush_BrokenFolder_SendsNothing()
    {
        Hub.Add("models/acme/tiny");
        using var folder = new TemporaryFolder();
        folder.Write("modules.json", "[]");
        (int code, _, string messages) = await RunAsync("hf_write", "model", "push", folder.Path, "acme/tiny");
        Assert.Equal(3, code);
        Assert.Contains("supported are Transformer, Pooling", messages, StringComparison.Ordinal);
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task ModelPush_WithoutToken_SaysWhatToSet()
    {
        string folder = SharedData.Path("golden/models/bert-mean");
        (int code, string result, string messages) = await RunAsync(null, "model", "push", folder, "acme/tiny");
        Assert.Equal((3, ""), (code, result));
        Assert.Equal("error: model acme/tiny, revision main: a push needs a token: set HF_TOKEN to one that may write there.\n", messages);
    }

    [Fact]
    public async Task DataPush_Experiment_IsReadBackAsTheSameData()
    {
        using var tiny = new TinyExperiment();
        (int code, string result, string messages) =
            await RunAsync("hf_write", "data", "push", TinyExperiment.Name, "acme/rows", "--create", "--private", "--root", tiny.Root);
        Assert.Equal((0, ""), (code, messages));
        RemoteRepository repository = Hub.Repositories["datasets/acme/rows"];
        Assert.Equal($"dataset acme/rows: 3 of 3 files changed, {Hub.Address}datasets/acme/rows/commit/{repository.Commit}\n", result);
        Assert.Equal(["README.md", "rows.jsonl", "split.json"], repository.Files.Keys);
        string[] rows = Encoding.UTF8.GetString(repository.Files["rows.jsonl"].Content).Split('\n');
        Assert.Equal(21, rows.Length);
        Assert.StartsWith("""{"query":"question 0 of many","passage":"passage number 0 answers","passage_id":"0","part":"t""", rows[0], StringComparison.Ordinal);

        using var read = new TinyExperiment();
        string card = Encoding.UTF8.GetString(repository.Files["README.md"].Content);
        read.EditSpec("source: { folder: . }", $"source: {{ hub: datasets/acme/rows, revision: {repository.Commit} }}");
        read.EditSpec("rows: { file: rows.jsonl }", Line(card, "rows: { file:"));
        read.EditSpec("columns: { query: \"{query}\", passage: \"{passage}\" }", Line(card, "columns:"));
        read.EditSpec("split: { like: python-shuffle, seed: 1, train: 0.8 }", Line(card, "split:"));
        await File.WriteAllBytesAsync(Path.Combine(read.Root, "experiments/tiny/split.json"), repository.Files["split.json"].Content, Cancel);
        Assert.Equal(await SplitAsync(tiny.Root), await SplitAsync(read.Root));
        Assert.Contains(Line(card, "fingerprint:"), await File.ReadAllTextAsync(read.SpecFile, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataPush_Unchanged_MakesNoCommit()
    {
        using var tiny = new TinyExperiment();
        string[] push = ["data", "push", TinyExperiment.Name, "datasets/acme/rows", "--create", "--root", tiny.Root];
        await RunAsync("hf_write", push);
        string commit = Hub.Repositories["datasets/acme/rows"].Commit;
        (int code, string result, _) = await RunAsync("hf_write", push);
        Assert.Equal((0, $"dataset acme/rows: it has all 3 files as they are; its commit stays {commit}.\n"), (code, result));
    }

    [Fact]
    public void DataPush_ModelRepository_IsAWrongUse()
    {
        using var tiny = new TinyExperiment();
        CommandCall push = CommandCall.Run("data", "push", TinyExperiment.Name, "models/acme/rows", "--root", tiny.Root);
        Assert.Equal(EmbedBench.Cli.CommandLine.ExitCode.Usage, push.Code);
        Assert.Equal(
            "error: models/acme/rows is no repository for this: write organization/name or datasets/organization/name.\n", push.Messages);
    }

    [Fact]
    public void DataSplit_Output_IsAFileThatGivesTheSameSplit()
    {
        using var tiny = new TinyExperiment();
        string file = Path.Combine(tiny.Root, "experiments/tiny/given.json");
        CommandCall written = CommandCall.Run("data", "split", "tiny", "--root", tiny.Root, "--output", file, "--json");
        tiny.EditSpec("split: { like: python-shuffle, seed: 1, train: 0.8 }", "split: { given: given.json }");
        CommandCall given = CommandCall.Run("data", "split", "tiny", "--root", tiny.Root, "--json");
        CommandCall shown = CommandCall.Run("data", "split", "tiny", "--root", tiny.Root);

        using var first = JsonDocument.Parse(written.Result);
        using var second = JsonDocument.Parse(given.Result);
        Assert.Equal(file, first.RootElement.GetProperty("output").GetString());
        Assert.Equal(20, first.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal([16, 4], new[] { "train", "test" }.Select(part => first.RootElement.GetProperty(part).GetArrayLength()));
        foreach (string part in (string[])["sha256", "train", "test"])
            Assert.Equal(first.RootElement.GetProperty(part).GetRawText(), second.RootElement.GetProperty(part).GetRawText());
        Assert.Contains("train           16: ", shown.Result, StringComparison.Ordinal);
    }

    /// <summary>The line of a card's piece of a spec that begins so, without its indentation.</summary>
    private static string Line(string card, string begin) => card.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith(begin, StringComparison.Ordinal));

    private async Task<string> SplitAsync(string root)
    {
        (int code, string result, string messages) = await RunAsync(null, "data", "split", TinyExperiment.Name, "--root", root, "--json");
        Assert.Equal((0, ""), (code, messages));
        return result;
    }

    private async Task<(int Code, string Result, string Messages)> RunAsync(string? token, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["HF_ENDPOINT"] = Hub.Address.ToString(),
            ["HF_HOME"] = Cache,
            ["HF_HUB_OFFLINE"] = "",
            ["HF_TOKEN"] = token ?? "",
        };
        using BuiltProgram program = BuiltProgram.Start(Cache, environment, arguments);
        return await program.FinishAsync();
    }
}
