using System.Diagnostics.CodeAnalysis;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>The values of a mapping's keys while its record is not built yet.</summary>
internal sealed class KeyValues
{
    private readonly Dictionary<object, object?> _values = [];

    public void Set(object key, object? value) => _values.Add(key, value);

    public bool TryGet(object key, [MaybeNullWhen(false)] out object? value) => _values.TryGetValue(key, out value);
}
