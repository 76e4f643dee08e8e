using System.Text;
using System.Text.Json;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Output;

/// <summary>
/// Where a command's answer goes: results to standard output, for a person or as one JSON document; messages and progress to standard
/// error.
/// </summary>
internal sealed class CommandOutput : IDisposable
{
    private readonly ConsoleStreams _streams;
    private readonly StreamWriter _result;

    public CommandOutput(ConsoleStreams streams, bool isJson)
    {
        _streams = streams;
        IsJson = isJson;
        _result = new StreamWriter(streams.Result, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        GitHub = streams.IsGitHubStep ? new GitHubActions(this, streams.GitHubSummary) : null;
        Progress = new ProgressDisplay(streams.Messages, streams.RewritesMessages, TimeProvider.System);
    }

    public bool IsJson { get; }

    public ProgressDisplay Progress { get; }

    /// <summary>Null where the process is no step of a workflow.</summary>
    public GitHubActions? GitHub { get; }

    /// <summary>The one document of a command that was asked for JSON.</summary>
    /// <param name="write">Writes the members of an object.</param>
    public void Json(Action<Utf8JsonWriter> write)
    {
        byte[] document = JsonWriting.Document(writer =>
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        });
        Json(Encoding.UTF8.GetString(document));
    }

    /// <summary>The same, where the document is there already.</summary>
    public void Json(string document) => _result.WriteLine(document.TrimEnd('\n'));

    /// <summary>Results in a format of their own.</summary>
    public void Bytes(Action<Stream> write)
    {
        _result.Flush();
        write(_result.BaseStream);
    }

    /// <summary>A line of results for a person.</summary>
    public void Line(string text = "") => _result.WriteLine(text);

    public void Table(ResultTable table)
    {
        if (_streams.DecoratesResult)
            TerminalTable.Write(_result, table, Math.Max(40, Console.WindowWidth));
        else
            PlainTable.Write(_result, table);
    }

    /// <summary>A line for a person that is no result.</summary>
    public void Message(string text)
    {
        Progress.End();
        _streams.Messages.WriteLine(text);
    }

    /// <exception cref="IOException">Standard output cannot be written.</exception>
    public void Flush()
    {
        Progress.End();
        _result.Flush();
    }

    public void Dispose() => Progress.End();
}
