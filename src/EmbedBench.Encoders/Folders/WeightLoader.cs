using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Folders;

/// <summary>
/// Fills a module's parameters from a folder's safetensors files: every name and shape is checked, and all errors are told together.
/// </summary>
internal static class WeightLoader
{
    /// <returns>Tensors of the files that the module does not use but a saved model keeps: the pooler's, by name.</returns>
    /// <exception cref="FileNotFoundException">There are no weights.</exception>
    /// <exception cref="InvalidDataException">A tensor is missing, superfluous, of another shape, or not finite.</exception>
    public static IReadOnlyDictionary<string, Tensor> Load(string folder, nn.Module module)
    {
        using ModelWeights weights = ModelWeights.Open(folder);
        Dictionary<string, TensorEntry> entries = WithoutPrefix(folder, weights.Entries);
        Check(folder, module, entries);
        using (no_grad())
        {
            foreach ((string name, TorchSharp.Modules.Parameter weight) in module.named_parameters())
            {
                using Tensor values = weights.ReadFloat32(entries[name].Name);
                weight.copy_(values);
            }
        }

        return entries
            .Where(entry => entry.Key.StartsWith("pooler.", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => weights.ReadFloat32(entry.Value.Name), StringComparer.Ordinal);
    }

    /// <summary>Compares the tensors' names and shapes with the module's.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    internal static void Check(string folder, nn.Module module, IReadOnlyDictionary<string, TensorEntry> entries)
    {
        var errors = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, TorchSharp.Modules.Parameter weight) in module.named_parameters())
        {
            expected.Add(name);
            if (!entries.TryGetValue(name, out TensorEntry? entry))
                errors.Add($"{name} is missing");
            else if (!entry.Shape.SequenceEqual(weight.shape))
                errors.Add($"{name} has the shape [{string.Join(", ", entry.Shape)}] and not [{string.Join(", ", weight.shape)}]");
        }

        errors.AddRange(entries.Keys.Where(name => !expected.Contains(name) && !Architecture.IsUnused(name)).Select(name => $"{name} is not part of the architecture"));
        if (errors.Count > 0)
        {
            const int Shown = 8;
            string more = errors.Count > Shown ? $"; and {errors.Count - Shown} more" : "";
            throw new InvalidDataException($"The weights in {folder} do not fit its config.json: {string.Join("; ", errors.Take(Shown))}{more}.");
        }
    }

    /// <summary>The files' tensors by the architecture's own names.</summary>
    /// <exception cref="InvalidDataException">Two of the files' names stand for one of those.</exception>
    internal static Dictionary<string, TensorEntry> WithoutPrefix(string folder, IEnumerable<TensorEntry> tensors)
    {
        var entries = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        foreach (TensorEntry entry in tensors)
        {
            string? prefix = Architecture.TensorPrefixes.FirstOrDefault(prefix => entry.Name.StartsWith(prefix, StringComparison.Ordinal));
            string name = Architecture.CurrentName(entry.Name[(prefix?.Length ?? 0)..]);
            if (!entries.TryAdd(name, entry))
                throw new InvalidDataException($"The weights in {folder} hold {name} twice, as {entries[name].Name} and as {entry.Name}.");
        }

        return entries;
    }
}
