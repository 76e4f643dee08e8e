using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EmbedBench.Reports.Templates;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>Reads the options of a block; what is wrong is noted with its place, and the default is taken.</summary>
internal sealed class BlockOptions
{
    private readonly Dictionary<string, BlockOption> _options = new(StringComparer.Ordinal);
    private readonly ReportContext _context;
    private readonly ProblemList _problems;

    public BlockOptions(TemplatePart.Block block, IReadOnlyList<string> known, ReportContext context, ProblemList problems)
    {
        _context = context;
        _problems = problems;
        foreach (BlockOption option in block.Options)
        {
            if (!known.Contains(option.Key))
                problems.Add(option.Place, $"the block {block.Name} has no option \"{option.Key}\"; it has {List(known)}.");
            else if (!_options.TryAdd(option.Key, option))
                problems.Add(option.Place, $"the option {option.Key} stands twice.");
        }
    }

    private delegate bool Parser<T>(string text, [NotNullWhen(true)] out T? value);

    public string? Text(string key) => _options.GetValueOrDefault(key)?.Value;

    /// <summary>A whole number from 1.</summary>
    public int Number(string key, int preset) => Read(key, preset, "a whole number from 1", (text, out value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0);

    /// <summary>One of a few words.</summary>
    public string Choice(string key, string preset, IReadOnlyList<string> words)
    {
        return Read<string>(key, preset, $"one of {List(words)}", IsOne);

        bool IsOne(string text, [NotNullWhen(true)] out string? value)
        {
            value = text;
            return words.Contains(text);
        }
    }

    public bool Truth(string key, bool preset) => Read(key, preset, "yes or no", (text, out value) =>
    {
        value = text == "yes";
        return value || text == "no";
    });

    /// <summary>A stage that a run may have.</summary>
    public FigureStage Stage(string key, FigureStage preset) =>
        Read(key, preset, "base, epoch-N, step-N, final or tuned", static (text, out value) =>
        {
            var similarity = (FigureName.TryParse($"{text}.similarity", out FigureName? name) ? name : null) as FigureName.MeanSimilarity;
            value = similarity?.Stage ?? default;
            return similarity is not null;
        });

    /// <summary>A metric of the run; without the option the primary one.</summary>
    public FigureMetric Metric(string key) => Read(key, _context.Primary, KnownMetrics, ParseMetric);

    /// <summary>Metrics of the run between commas; without the option all of them.</summary>
    public IReadOnlyList<FigureMetric> Metrics(string key) => ReadList(key, _context.Metrics, KnownMetrics, ParseMetric);

    /// <summary>A size of the run's.</summary>
    public int Dimension(string key, int preset) => Read(key, preset, KnownDimensions, ParseDimension);

    /// <summary>Sizes of the run's between commas; without the option all of them.</summary>
    public IReadOnlyList<int> Dimensions(string key) => ReadList(key, _context.Dimensions, KnownDimensions, ParseDimension);

    private static string List(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);

    private string KnownMetrics => $"of the run's metrics {string.Join(", ", _context.Metrics)}";

    private string KnownDimensions => $"largest, smallest or one of the run's sizes {string.Join(", ", _context.Dimensions)}";

    private bool ParseMetric(string text, [NotNullWhen(true)] out FigureMetric? metric)
    {
        metric = _context.Metrics.FirstOrDefault(known => known.ToString() == text);
        return metric is not null;
    }

    private bool ParseDimension(string text, out int size)
    {
        size = FigureReference.Parse($"base.{text}.ndcg@1", _context.Dimensions) is FigureName.Score score ? score.Dimension.Size ?? 0 : 0;
        return _context.Dimensions.Contains(size);
    }

    private T Read<T>(string key, T preset, string allowed, Parser<T> parse)
    {
        if (!_options.TryGetValue(key, out BlockOption? option))
            return preset;
        if (parse(option.Value, out T? value))
            return value;
        Note(option, option.Value, allowed);
        return preset;
    }

    private IReadOnlyList<T> ReadList<T>(string key, IReadOnlyList<T> preset, string allowed, Parser<T> parse)
    {
        if (!_options.TryGetValue(key, out BlockOption? option))
            return preset;
        var values = new List<T>();
        foreach (string item in option.Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (parse(item, out T? value))
                values.Add(value);
            else
                Note(option, item, allowed);
        }

        return values;
    }

    private void Note(BlockOption option, string found, string allowed) =>
        _problems.Add(option.Place, $"{option.Key}: \"{found}\" is not allowed; it must be {allowed}.");
}
