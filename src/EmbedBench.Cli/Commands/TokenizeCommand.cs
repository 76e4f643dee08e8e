using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>tokenize</c>: the texts of a file to token ids, a row <c>{"ids": […]}</c> each.</summary>
internal sealed class TokenizeCommand
{
    private readonly ModelOptions _model = new();
    private readonly InputOptions _input = new();

    public static Command Create(CommandHost host)
    {
        var tokenize = new TokenizeCommand();
        const string Description = "Print the token ids of each text of a file, special tokens included, cut at the model's limit.";
        var command = new Command("tokenize", Description);
        tokenize._model.AddTo(command);
        tokenize._input.AddTo(command);
        return host.Define(command, tokenize.Run);
    }

    private ExitCode Run(Invocation call)
    {
        IReadOnlyList<string> texts = _input.Read(call);
        using LoadedModel model = _model.Load(call);
        int[][] ids = model.Encoder.Tokenize(texts, call.Cancel);
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.Array("ids", ids, text => writer.Array(text, writer.WriteNumberValue)));
        else
            WriteRows(call, ids);
        return ExitCode.Held;
    }

    private static void WriteRows(Invocation call, int[][] ids)
    {
        foreach (int[] text in ids)
            call.Output.Line($"{{\"ids\":[{string.Join(',', text)}]}}");
    }
}
