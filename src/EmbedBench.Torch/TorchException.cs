using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace EmbedBench.Torch;

/// <summary>
/// The engine failed: libtorch is missing, is of another version, or an operation inside it failed. The message is one sentence for a
/// person; what libtorch said stands in it without the C++ frames.
/// </summary>
public sealed partial class TorchException : Exception
{
    private const string LessMemory = "Fewer tokens a batch, or fewer threads, need less memory.";

    public TorchException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether the operation failed for lack of memory: less work at a time may succeed.</summary>
    public bool IsOutOfMemory { get; private init; }

    /// <summary>Runs <paramref name="action"/>; a failure inside libtorch becomes a <see cref="TorchException"/>.</summary>
    /// <param name="doing">What was tried, as the start of the message: "encoding 32 texts of 4,096 tokens".</param>
    /// <param name="action">Operations of TorchSharp.</param>
    /// <param name="advice">What needs less memory, as a sentence, for the message where that did not suffice.</param>
    /// <exception cref="TorchException">libtorch reported an error. Other exceptions pass unchanged.</exception>
    public static T Translate<T>(string doing, Func<T> action, string advice = LessMemory)
    {
        try
        {
            return action();
        }
        catch (ExternalException failure)
        {
            throw From(doing, failure, advice);
        }
    }

    /// <inheritdoc cref="Translate{T}(string, Func{T}, string)"/>
    public static void Translate(string doing, Action action, string advice = LessMemory) => Translate(
        doing,
        () =>
        {
            action();
            return 0;
        },
        advice);

    private static TorchException From(string doing, ExternalException failure, string advice)
    {
        string said = WithoutFrames(failure.Message);
        bool outOfMemory = said.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            || said.Contains("DefaultCPUAllocator", StringComparison.Ordinal);
        return new TorchException($"libtorch failed while {doing}: {said}{(outOfMemory ? $" {advice}" : "")}", failure) { IsOutOfMemory = outOfMemory };
    }

    /// <summary>What libtorch said, on one line, without its own source lines before and the C++ frames after.</summary>
    private static string WithoutFrames(string message)
    {
        string said = LineBreaks().Replace(Said().Match(message).Groups[1].Value.Trim(), " ");
        return said.Length == 0 ? "it gave no reason." : said.EndsWith('.') ? said : said + ".";
    }

    [GeneratedRegex(@"^(?:\[enforce fail at [^\]]*\] [^.]*\.)?(.*?)(?:Exception raised from|frame #0:|$)", RegexOptions.Singleline)]
    private static partial Regex Said();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
