using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;

namespace EmbedBench.Tests.Cli.CommandLine;

public sealed class CommandHostTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("encode")]
    [InlineData("encode --input x --threads 0")]
    [InlineData("encode --input x --device gpu")]
    [InlineData("encode --input x --device cuda")]
    [InlineData("run products --device cuda:99 --arithmetic portable")]
    [InlineData("encode --input x --empty-text drop")]
    [InlineData("encode --input x --shard 3/2")]
    [InlineData("encode --input x --output vectors.txt")]
    [InlineData("score run.trec")]
    [InlineData("score run.trec qrels.trec --metrics ndgc@10")]
    [InlineData("similarity one")]
    [InlineData("run products --stage later")]
    [InlineData("run products --seed -1")]
    public void Invoke_WrongUsage_Exits2WithOneSentence(string line)
    {
        CommandCall call = CommandCall.Run(line.Split(' '));

        Assert.Equal((ExitCode.Usage, ""), (call.Code, call.Result));
        Assert.StartsWith("error: ", call.Messages, StringComparison.Ordinal);
        Assert.Single(call.Messages.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("encode --input missing.txt", 3, "There is no file missing.txt.")]
    [InlineData("score missing.trec missing.qrels", 3, "There is no TREC file at missing.trec.")]
    [InlineData("encode --threads none", 2, "\"none\" is no whole number from 1")]
    public void Invoke_FailureWithJson_PutsOneDocumentOnStandardOutput(string line, int code, string sentence)
    {
        CommandCall call = CommandCall.Run([.. line.Split(' '), "--json"]);

        Assert.Equal((code, ""), ((int)call.Code, call.Messages));
        using var document = System.Text.Json.JsonDocument.Parse(call.Result);
        Assert.Contains(sentence, document.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(code, document.RootElement.GetProperty("exit").GetInt32());
    }

    [Fact]
    public void Invoke_TextsWithAtAndBrackets_TakesThemAsTheyAre()
    {
        CommandCall call = CommandCall.Run("similarity", "[diagram]", "@file", "--model", "no-such-folder", "--arithmetic", "portable");

        Assert.Equal((ExitCode.Input, "error: There is no model folder no-such-folder.\n"), (call.Code, call.Messages));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Invoke_StandardOutputFull_Exits5WithASentenceOnStandardError(bool json)
    {
        using var messages = new StringWriter { NewLine = "\n" };
        using var full = new FullStream();
        var host = new CommandHost(new ConsoleStreams { Result = full, Messages = messages }, CancellationToken.None);
        string[] line = ["list", "--root", SharedData.Repository, .. json ? (string[])["--json"] : []];

        Assert.Equal(ExitCode.Machine, host.Invoke(EmbedBench.Cli.Program.CreateCommands(host), line));
        Assert.Equal("error: No space left on device.\n", messages.ToString());
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device.");
    }
}
