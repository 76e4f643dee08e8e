using System.Globalization;
using System.Text;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Cli.Output;

/// <summary>
/// What GitHub Actions shows of a command: an annotation a failure, and the report on the summary page. A step may have ten annotations
/// of a kind and a summary of one mebibyte.
/// </summary>
/// <param name="output">Its messages go where workflow commands are read from.</param>
/// <param name="summaryFile">The file of the step's summary, or null for none.</param>
internal sealed class GitHubActions(CommandOutput output, string? summaryFile)
{
    private const int MostAnnotations = 10;
    private const int LargestSummary = 1 << 20;

    private int _left = MostAnnotations;

    /// <summary>Annotates specs with what is wrong in them.</summary>
    public void Annotate(IReadOnlyList<SpecProblem> problems)
    {
        foreach (SpecProblem problem in problems.Where(problem => problem.File is not null))
            Error(problem.File!, problem.Place.Line, "spec", problem.Text);
    }

    /// <summary>Annotates a spec with its bands that failed, the worst first.</summary>
    /// <param name="specFile">As it is called from the root of the repository.</param>
    /// <param name="experiment">The name.</param>
    /// <param name="verdicts">All of a run's.</param>
    public void Annotate(string specFile, string experiment, IEnumerable<Verdict> verdicts) => Annotate(
        specFile,
        experiment,
        [
            .. verdicts.Where(verdict => verdict.Fails).OrderByDescending(Badness)
                .Select(verdict => ($"{experiment}: {verdict.Figure}", verdict.Describe())),
        ]);

    /// <summary>Annotates a spec with what failed, the worst first.</summary>
    /// <param name="specFile">As it is called from the root of the repository.</param>
    /// <param name="experiment">The name.</param>
    /// <param name="failures">Each with a title.</param>
    public void Annotate(string specFile, string experiment, IReadOnlyList<(string Title, string Message)> failures)
    {
        int shown = failures.Count <= _left ? failures.Count : Math.Max(0, _left - 1);
        foreach ((string title, string message) in failures.Take(shown))
            Error(specFile, title, message);
        if (failures.Count > shown)
            Error(specFile, experiment, $"{failures.Count - shown} more failed; the log has them all.");
    }

    /// <summary>Annotates a file's beginning.</summary>
    public void Error(string file, string title, string message) => Error(file, 1, title, message);

    /// <summary>Adds Markdown to the summary; what goes beyond GitHub's limit is left out, and the summary says so.</summary>
    public void Summarize(string markdown)
    {
        if (string.IsNullOrEmpty(summaryFile))
            return;
        const string Cut = "\n\n*The rest is too long for this page.*\n";
        long used = File.Exists(summaryFile) ? new FileInfo(summaryFile).Length : 0;
        long room = LargestSummary - used - Cut.Length;
        byte[] text = Encoding.UTF8.GetBytes(markdown);
        if (text.Length > room)
            text = [.. text.AsSpan(0, WholeLines(text, (int)Math.Max(0, room))), .. Encoding.UTF8.GetBytes(Cut)];
        File.AppendAllBytes(summaryFile, text);
    }

    /// <summary>Tells what ended the command.</summary>
    public void Error(string message) => Annotate("title=embedbench", message);

    private void Error(string file, int line, string title, string message) =>
        Annotate(string.Create(CultureInfo.InvariantCulture, $"file={Property(file)},line={line},title={Property(title)}"), message);

    /// <summary>Beyond the limit GitHub shows nothing, and a log with more would claim what the page does not show.</summary>
    private void Annotate(string properties, string message)
    {
        if (_left-- > 0)
            output.Message($"::error {properties}::{Data(message)}");
    }

    private static int WholeLines(byte[] text, int most) => text.AsSpan(0, most).LastIndexOf((byte)'\n') + 1;

    /// <summary>How far outside its band the figure lies; a missing one is worst.</summary>
    private static double Badness(Verdict verdict) => verdict.Got is { } got && double.IsFinite(got)
        ? Math.Abs(verdict.Band.Beyond(got))
        : double.PositiveInfinity;

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
