using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Cli.Options;

/// <summary>The options of commands that go through a file of texts.</summary>
internal sealed class InputOptions
{
    private readonly Option<string> _input = new("--input")
    {
        Description = "A .jsonl of rows {\"text\": …}, or any other file for its lines",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<EmptyText> _emptyText = OptionKinds.Choice(
        "--empty-text",
        "Whether an empty text is an error, as it is without the option, or a text like others",
        ("error", EmptyText.Error),
        ("keep", EmptyText.Keep));

    public void AddTo(Command command)
    {
        command.Options.Add(_input);
        command.Options.Add(_emptyText);
    }

    /// <inheritdoc cref="TextFile.Read"/>
    public IReadOnlyList<string> Read(Invocation call) => TextFile.Read(call.Get(_input), call.Get(_emptyText), call.Cancel);
}
