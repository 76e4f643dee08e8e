using System.CommandLine;
using System.Globalization;

namespace EmbedBench.Cli.Options;

/// <summary>Options whose values are checked as the command line is read, with messages that say what is allowed.</summary>
internal static class OptionKinds
{
    /// <param name="name">With its hyphens.</param>
    /// <param name="helpName">What the help calls the value.</param>
    /// <param name="description">For the help.</param>
    /// <param name="parse">Throws a <see cref="FormatException"/> with a sentence.</param>
    /// <remarks>Without the option the value is the type's default.</remarks>
    public static Option<T> Parsed<T>(string name, string helpName, string description, Func<string, T> parse) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            try
            {
                return parse(result.Tokens[0].Value);
            }
            catch (FormatException problem)
            {
                result.AddError($"{name}: {problem.Message}");
                return default;
            }
        },
    };

    /// <summary>A whole number from 1.</summary>
    public static Option<int?> Count(string name, string description) => Parsed<int?>(name, "N", description, text => ParseCount(text));

    /// <inheritdoc cref="Count(string, string)"/>
    public static Option<int> Count(string name, string description, int absent)
    {
        Option<int> option = Parsed(name, "N", description, ParseCount);
        option.DefaultValueFactory = _ => absent;
        return option;
    }

    /// <summary>One of a few words, each of which stands for a value. Without the option the value is the type's default.</summary>
    public static Option<T> Choice<T>(string name, string description, params (string Word, T Value)[] words)
    {
        string[] known = [.. words.Select(word => word.Word)];
        return Parsed(name, string.Join('|', known), description, Find);

        T Find(string text) => Array.IndexOf(known, text) is >= 0 and var index
            ? words[index].Value
            : throw new FormatException($"\"{text}\" is none of {string.Join(", ", known)}.");
    }

    private static int ParseCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw new FormatException($"\"{text}\" is no whole number from 1 to {int.MaxValue}.");
}
