using System.Reflection;
using System.Reflection.Emit;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>Which types a type names, read off its compiled form: in signatures, fields, attributes and in the bodies of its methods.</summary>
internal static class Mentions
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>The types that a type, and what the compiler nested in it, names; of a generic one also its parts.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var one in type.GetInterfaces()) Add(found, one);
        foreach (var attribute in type.GetCustomAttributesData()) Add(found, attribute.AttributeType);
        foreach (var member in type.GetMembers(All)) AddMember(found, member);
        foreach (var nested in type.GetNestedTypes(All)) found.UnionWith(Of(nested));
        return found;
    }

    /// <summary>The names of the methods that a type, and what the compiler nested in it, calls.</summary>
    public static IEnumerable<string> CalledBy(Type type) =>
        type.GetMembers(All).OfType<MethodBase>().SelectMany(Named).OfType<MethodBase>().Select(m => m.Name).Concat(type.GetNestedTypes(All).SelectMany(CalledBy));

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        if (member is FieldInfo field) Add(found, field.FieldType);
        if (member is not MethodBase method) return;
        AddSignature(found, method);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(found, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause)) Add(found, clause.CatchType);
        foreach (var named in Named(method)) AddNamed(found, named);
    }

    private static void AddSignature(HashSet<Type> found, MethodBase method)
    {
        Add(found, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
    }

    private static void AddNamed(HashSet<Type> found, MemberInfo? named)
    {
        Add(found, named as Type ?? named?.DeclaringType);
        if (named is FieldInfo field) Add(found, field.FieldType);
        if (named is not MethodBase method) return;
        AddSignature(found, method);
        if (method.IsGenericMethod) foreach (var argument in method.GetGenericArguments()) Add(found, argument);
    }

    private static IEnumerable<MemberInfo?> Named(MethodBase method)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? []).Select(token => method.Module.ResolveMember(token, ofType, ofMethod));
    }

    // ECMA-335, partition III: an opcode of one or two bytes, then an operand whose length the opcode tells.
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok) yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null) return;
        if (type.HasElementType) Add(found, type.GetElementType());
        else if (!type.IsGenericParameter)
        {
            found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
            foreach (var argument in type.GenericTypeArguments) Add(found, argument);
        }
    }
}
