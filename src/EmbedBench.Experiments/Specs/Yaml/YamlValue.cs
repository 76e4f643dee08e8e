namespace EmbedBench.Experiments.Specs.Yaml;

/// <summary>A value of a YAML document with the place where it starts: a closed set.</summary>
internal abstract record YamlValue(SpecPlace Place)
{
    /// <summary>What the value is, for messages.</summary>
    public abstract string Describe();

    /// <summary>The same with a text below some keys; mappings on the way are made where there are none.</summary>
    /// <param name="keys">From the outermost inwards.</param>
    /// <param name="text">What stands there, without quotes.</param>
    public YamlValue With(ReadOnlySpan<string> keys, string text)
    {
        if (keys.IsEmpty)
            return new Scalar(Place, text, Plain: true);
        Mapping mapping = this as Mapping ?? new Mapping(Place, []);
        YamlValue below = (mapping.Find(keys[0]) ?? new Mapping(Place, [])).With(keys[1..], text);
        var changed = new YamlEntry(new Scalar(Place, keys[0], Plain: true), below);
        return mapping.With(new Mapping(Place, [changed]), (_, _, value) => value);
    }

    /// <summary>A text; <paramref name="Plain"/> where it is written without quotes, and so may be a number or a word.</summary>
    public sealed record Scalar(SpecPlace Place, string Text, bool Plain) : YamlValue(Place)
    {
        private const int LongestShown = 60;

        /// <summary>Whether nothing stands there.</summary>
        public bool IsNull => Plain && Text is "" or "~" or "null";

        public override string Describe() =>
            IsNull ? "nothing" : Text.Length <= LongestShown ? $"\"{Text}\"" : $"\"{Text[..LongestShown]}…\"";
    }

    /// <summary>Values in order.</summary>
    public sealed record List(SpecPlace Place, IReadOnlyList<YamlValue> Items) : YamlValue(Place)
    {
        public override string Describe() => "a list";
    }

    /// <summary>Values by key; no key stands twice.</summary>
    public sealed record Mapping(SpecPlace Place, IReadOnlyList<YamlEntry> Entries) : YamlValue(Place)
    {
        public YamlValue? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

        public bool Has(string key) => Find(key) is not null;

        /// <summary>
        /// The entries of <paramref name="over"/> in the places of those with the same key, the others behind them. The primary judgments
        /// are the first, so a changed entry stays where it was.
        /// </summary>
        /// <param name="over">What wins.</param>
        /// <param name="merge">Key, old and new value to the value that stands.</param>
        public Mapping With(Mapping over, Func<string, YamlValue, YamlValue, YamlValue> merge)
        {
            IEnumerable<YamlEntry> changed = Entries.Select(entry =>
                over.Entries.FirstOrDefault(other => other.Key.Text == entry.Key.Text) is { } winner
                    ? winner with { Value = merge(entry.Key.Text, entry.Value, winner.Value) }
                    : entry);
            return this with { Entries = [.. changed, .. over.Entries.Where(entry => !Has(entry.Key.Text))] };
        }

        public override string Describe() => "a mapping";
    }
}

/// <summary>A key of a mapping with its value.</summary>
internal sealed record YamlEntry(YamlValue.Scalar Key, YamlValue Value);
